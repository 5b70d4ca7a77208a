import { expect, test } from '@jest/globals'
import { slowestFiles } from './slowest-files.ts'

test('the ten slowest files are shown, the slowest first', () => {
  const times = Array.from({ length: 12 }, (_, n) => ({ file: `tests/${n}.test.ts`, seconds: n * 10 }))
  const lines = slowestFiles(times).split('\n')
  expect(lines[0]).toBe('  110.0 s  tests/11.test.ts')
  expect(lines.slice(9)).toEqual(['   20.0 s  tests/2.test.ts', ''])
})

test('a run without files shows nothing', () => {
  expect(slowestFiles([])).toBe('')
})
