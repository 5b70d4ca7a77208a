import { expect, it } from '@jest/globals'
import { attemptsFor } from './step-back-off.ts'

it('counts the attempts that fit the shortest pauses', () => {
  expect(attemptsFor({ milliseconds: 250 })).toBe(2)
  expect(attemptsFor({ seconds: 1 })).toBe(4)
})

it('tries once where there is no time', () => {
  expect(attemptsFor({})).toBe(1)
})

it('holds a day and a half when every pause is half an hour', () => {
  expect(attemptsFor({ hours: 36 })).toBeGreaterThan(72)
})
