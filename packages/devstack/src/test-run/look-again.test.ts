import { expect, jest, test } from '@jest/globals'
import { lookAgain } from './look-again.ts'
import type { FileOutcome, JestOutcome, JestRun } from './run-jest.ts'

const file = (name: string, passed: number, failed = 0): FileOutcome => ({
  file: name,
  seconds: 1,
  passed,
  failed,
  skipped: 0,
})

function outcome(...files: FileOutcome[]): JestOutcome {
  const sum = (key: 'passed' | 'failed') => files.reduce((total, one) => total + one[key], 0)
  const run: JestRun = { config: 'c.js', args: [], env: {}, folder: '/tmp', signal: new AbortController().signal }
  return { passed: sum('passed'), failed: sum('failed'), skipped: 0, files, run }
}

test('a file that failed beside others counts as what it comes to by itself, and is named', async () => {
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const asked: JestRun[] = []
  const again = await lookAgain(outcome(file('a', 3), file('b', 1, 1), file('c', 0, 2)), async (run) => {
    asked.push(run)
    return outcome(file('b', 2), file('c', 1, 1))
  })
  expect(asked.map(({ args }) => args)).toEqual([['--runInBand', '--runTestsByPath', 'b', 'c']])
  expect(again).toMatchObject({ passed: 6, failed: 1 })
  expect(said.mock.calls.at(-1)?.[0]).toMatch(/^b failed beside the others/)
  said.mockRestore()
})

test.each([
  ['nothing failed', outcome(file('a', 3))],
  ['many failed', outcome(...['a', 'b', 'c', 'd', 'e'].map((name) => file(name, 0, 1)))],
  ['the run itself broke', { ...outcome(), failed: 1 }],
])('%s: there is no second look', async (_case, first) => {
  const never = async () => Promise.reject(new Error('was asked'))
  expect(await lookAgain(first, never)).toBe(first)
})

test('a second run that breaks changes nothing', async () => {
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const first = outcome(file('a', 1, 1))
  expect(await lookAgain(first, async () => ({ ...outcome(), failed: 1 }))).toBe(first)
  said.mockRestore()
})
