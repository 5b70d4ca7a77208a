import { expect, it } from '@jest/globals'
import { QUESTION_PAUSES } from './question-pauses.ts'

let age = 0
const ages = QUESTION_PAUSES.map((pause) => {
  age += pause
  return age / 60
})

it('asks after 15 s, 1, 2, 5 and 15 minutes, and hourly to a day', () => {
  expect(ages).toEqual(expect.arrayContaining([0.25, 1, 2, 5, 15, 60, 120, 23 * 60]))
  expect(ages.at(-1)).toBe(24 * 60)
})

it('never leaves somebody who pays within half an hour waiting for more than two minutes', () => {
  const whilePaying = ages.filter((minutes) => minutes < 30)
  expect(Math.max(...whilePaying.map((minutes, index) => minutes - (whilePaying[index - 1] ?? 0)))).toBe(2)
  expect(whilePaying.at(-1)).toBe(29)
})
