import { expect, test } from '@jest/globals'
import { endOfDay } from './end-of-day.ts'

test.each([
  ['2026-11-30', 'Europe/London', '2026-12-01T00:00:00.000Z'],
  ['2026-06-30', 'Europe/London', '2026-06-30T23:00:00.000Z'],
  ['2026-12-31', 'Europe/Berlin', '2026-12-31T23:00:00.000Z'],
])('%s is over in %s at %s', (day, zone, end) => {
  expect(endOfDay(day, zone).toISOString()).toBe(end)
})
