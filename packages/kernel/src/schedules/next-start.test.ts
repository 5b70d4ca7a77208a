import { describe, expect, test } from '@jest/globals'
import { nextStart } from './next-start.ts'

const next = (at: string, zone: string, after: string) => nextStart({ at, zone }, new Date(after))?.toISOString()

describe('the next start of a schedule', () => {
  test.each([
    ['0 3 1 * *', 'UTC', '2026-11-28T10:00:00Z', '2026-12-01T03:00:00.000Z'],
    ['0 3 1 * *', 'UTC', '2026-12-01T03:00:00Z', '2027-01-01T03:00:00.000Z'],
    ['*/10 * * * *', 'UTC', '2026-11-28T10:00:00Z', '2026-11-28T10:10:00.000Z'],
    ['15,45 8-9 * * 1-5', 'UTC', '2026-11-27T09:45:00Z', '2026-11-30T08:15:00.000Z'],
    ['0 0 * * 7', 'UTC', '2026-11-28T10:00:00Z', '2026-11-29T00:00:00.000Z'],
    ['30 19 * * *', 'Europe/Berlin', '2026-03-28T19:00:00Z', '2026-03-29T17:30:00.000Z'],
    ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-30T00:30:00.000Z'],
    ['FREQ=SECONDLY;INTERVAL=15', 'UTC', '2026-11-28T10:00:31Z', '2026-11-28T10:00:45.000Z'],
    ['FREQ=WEEKLY;BYDAY=TU;BYHOUR=9', 'Asia/Kolkata', '2026-11-28T10:00:00Z', '2026-12-01T03:30:00.000Z'],
  ])('of %s in %s after %s', (at, zone, after, start) => {
    expect(next(at, zone, after)).toBe(start)
  })

  test('that names a day and a weekday comes on either, as with cron', () => {
    expect(next('0 6 13 * 5', 'UTC', '2026-12-05T00:00:00Z')).toBe('2026-12-11T06:00:00.000Z')
    expect(next('0 6 13 * 5', 'UTC', '2026-12-12T00:00:00Z')).toBe('2026-12-13T06:00:00.000Z')
  })

  test('of a rule that is over is none', () => {
    expect(next('FREQ=DAILY;UNTIL=20200101T000000Z', 'UTC', '2026-11-28T10:00:00Z')).toBeUndefined()
  })

  test.each(['61 * * * *', '* * *', '*/0 * * * *', '5-1 * * * *', '* * * * MON', 'FREQ=NEVER'])(
    '%s is refused',
    (at) => {
      expect(() => next(at, 'UTC', '2026-11-28T10:00:00Z')).toThrow()
    },
  )
})
