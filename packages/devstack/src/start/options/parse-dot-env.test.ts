import { expect, test } from '@jest/globals'
import { parseDotEnv } from './parse-dot-env.ts'

test('comments, quotes, exports and values of several lines are read', () => {
  const text = '# a comment\n\nPORT=4000\nexport A = "one\ntwo"\nB=\'x=y\' # why\n'
  expect(parseDotEnv(text)).toEqual({ PORT: '4000', A: 'one\ntwo', B: 'x=y' })
})

test.each([
  ['PORT 3000', 'line 1'],
  ['A=1\nwhat is this', 'line 2'],
  ['A="never closed\nB=2', 'never closed'],
])('%j is refused', (text, words) => {
  expect(() => parseDotEnv(text)).toThrow(words)
})

test('a complaint never repeats what stands in the file', () => {
  expect(() => parseDotEnv('hunter2')).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
  )
})
