import { expect, test } from '@jest/globals'
import { secondFactorDueAt } from './second-factor-due-at.ts'

test('the days of grace begin with the role, or with the rule if that is later', () => {
  const due = (given: string, from?: string) =>
    secondFactorDueAt({ graceDays: 14, from }, new Date(given)).toISOString().slice(0, 10)
  expect([due('2026-11-01', '2026-12-01'), due('2026-12-05', '2026-12-01'), due('2026-12-05')]).toEqual([
    '2026-12-15',
    '2026-12-19',
    '2026-12-19',
  ])
})
