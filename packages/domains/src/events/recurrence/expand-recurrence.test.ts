import { describe, expect, test } from '@jest/globals'
import { expandRecurrence } from './expand-recurrence.ts'

const iso = (rule: string, startsLocal: string, timeZone: string, limit: number) =>
  expandRecurrence({ startsLocal, timeZone, rule }, { limit }).map((start) => start.toString({ timeZoneName: 'never' }))

describe('expandRecurrence', () => {
  test('a weekly evening keeps its wall time when the clocks go forward', () => {
    expect(iso('FREQ=WEEKLY', '2026-03-21T19:00:00', 'Europe/London', 3)).toEqual([
      '2026-03-21T19:00:00+00:00',
      '2026-03-28T19:00:00+00:00',
      '2026-04-04T19:00:00+01:00',
    ])
  })

  test('a time that the clocks skip is left out and not counted', () => {
    expect(iso('FREQ=DAILY;COUNT=3', '2026-03-28T01:30:00', 'Europe/London', 10)).toEqual([
      '2026-03-28T01:30:00+00:00',
      '2026-03-30T01:30:00+01:00',
      '2026-03-31T01:30:00+01:00',
    ])
  })

  test('the last Friday of the month', () => {
    expect(iso('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27T10:00:00', 'Europe/London', 2)).toEqual([
      '2026-11-27T10:00:00+00:00',
      '2026-12-25T10:00:00+00:00',
    ])
  })

  test('left-out and extra starts', () => {
    const starts = expandRecurrence(
      {
        startsLocal: '2026-12-03T18:00:00',
        timeZone: 'Europe/London',
        rule: 'FREQ=WEEKLY;COUNT=3',
        excludedStarts: ['2026-12-10T18:00:00'],
        extraStarts: ['2026-12-11T18:00:00'],
      },
      { limit: 10 },
    )
    expect(starts.map((start) => start.toPlainDate().toString())).toEqual(['2026-12-03', '2026-12-11', '2026-12-17'])
  })

  test('a window cuts an endless rule', () => {
    const starts = expandRecurrence(
      { startsLocal: '2020-01-01T09:00:00', timeZone: 'UTC', rule: 'FREQ=DAILY' },
      { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-03T00:00:00Z'), limit: 100 },
    )
    expect(starts).toHaveLength(2)
  })

  test.each(['FREQ=OFTEN', 'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;COLOUR=RED', 'FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z'])(
    '%s is refused with a reason',
    (rule) => {
      expect(() => iso(rule, '2026-01-01T09:00:00', 'UTC', 1)).toThrow(/recurrence rule/)
    },
  )
})
