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

  test('a series of many years is laid out at its end as at its start', () => {
    const series = { startsLocal: '1970-01-01T10:00:00', timeZone: 'Europe/London', rule: 'FREQ=DAILY' }
    const from = new Date('2026-11-27T12:00:00Z')
    const [next] = expandRecurrence(series, { from, limit: 1 })
    expect(next?.toString({ timeZoneName: 'never' })).toBe('2026-11-28T10:00:00+00:00')
    const counted = { ...series, rule: 'FREQ=DAILY;COUNT=20788' }
    expect(expandRecurrence(counted, { from, limit: 10 }).map(String)).toEqual([
      '2026-11-28T10:00:00+00:00[Europe/London]',
      '2026-11-29T10:00:00+00:00[Europe/London]',
      '2026-11-30T10:00:00+00:00[Europe/London]',
    ])
  })

  test.each(['20260618T180000Z', '20260618T190000', '20260618'])('UNTIL=%s counts its last start', (until) => {
    expect(iso(`FREQ=WEEKLY;UNTIL=${until}`, '2026-06-04T19:00:00', 'Europe/London', 10)).toEqual([
      '2026-06-04T19:00:00+01:00',
      '2026-06-11T19:00:00+01:00',
      '2026-06-18T19:00:00+01:00',
    ])
  })

  test.each([
    ['FREQ=OFTEN', 'FREQ'],
    ['FREQ=DAILY;COUNT=0', 'COUNT'],
    ['FREQ=DAILY;COLOUR=RED', 'COLOUR'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z', 'UNTIL'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH'],
    ['FREQ=YEARLY;BYMONTH=0', 'BYMONTH'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,32', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=-32', 'BYMONTHDAY'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'BYMONTHDAY'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=-6MO', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY'],
    ['FREQ=YEARLY;BYDAY=54MO', 'BYDAY'],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=6MO', 'BYDAY'],
    ['FREQ=WEEKLY;BYDAY=MO,,TU', 'BYDAY'],
    ['FREQ=DAILY;BYHOUR=24', 'BYHOUR'],
    ['FREQ=DAILY;BYHOUR=-1', 'BYHOUR'],
    ['FREQ=DAILY;BYMINUTE=60', 'BYMINUTE'],
    ['FREQ=DAILY;BYSECOND=61', 'BYSECOND'],
    ['FREQ=YEARLY;BYYEARDAY=367', 'BYYEARDAY'],
    ['FREQ=MONTHLY;BYYEARDAY=100', 'BYYEARDAY'],
    ['FREQ=YEARLY;BYWEEKNO=54', 'BYWEEKNO'],
    ['FREQ=MONTHLY;BYWEEKNO=20', 'BYWEEKNO'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0', 'BYSETPOS'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS'],
    ['FREQ=DAILY;INTERVAL=1.5', 'INTERVAL'],
    ['FREQ=DAILY;WKST=XX', 'WKST'],
    ['FREQ=DAILY;UNTIL=20260231', 'UNTIL'],
    ['FREQ=DAILY;UNTIL=20260620T250000Z', 'UNTIL'],
    ['FREQ=DAILY;UNTIL=20200101T000000Z', 'UNTIL'],
  ])('%s is refused and the reason names %s', (rule, part) => {
    expect(() => iso(rule, '2026-03-30T09:00:00', 'Europe/London', 1)).toThrow(
      new RegExp(`^recurrence rule: .*\\b${part}\\b`),
    )
  })

  test.each([
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;INTERVAL=2;BYSECOND=1',
    'FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30',
    'FREQ=HOURLY;INTERVAL=24;BYHOUR=5',
    'FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=2MO;BYMONTHDAY=20',
    'FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=5',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;BYHOUR=1;BYMINUTE=30',
  ])('%s never happens and is refused after a bounded number of days', (rule) => {
    const counting = countDays()
    try {
      expect(() => iso(rule, '2026-03-30T09:00:00', 'Europe/London', 10)).toThrow(/never come/)
      expect(counting.days()).toBeLessThan(1_100_000)
    } finally {
      counting.stop()
    }
  })

  test('a rare rule is found', () => {
    expect(iso('FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYHOUR=3', '2026-03-30T09:00:00', 'UTC', 1)).toEqual([
      '2044-02-29T03:00:00+00:00',
    ])
  })

  test.each([
    ['2026-03-29T01:30:00', 'Europe/London', 'time_skipped'],
    ['2026-03-08T02:00:00', 'America/New_York', 'time_skipped'],
    ['0202-11-28T19:00:00', 'Europe/London', 'implausible_year'],
    ['9999-11-28T19:00:00', 'Europe/London', 'implausible_year'],
    ['20266-11-28T19:00', 'Europe/London', 'bad_local_time'],
    ['2026-11-31T19:00', 'Europe/London', 'bad_local_time'],
    ['2026-11-28T19:00Z', 'Europe/London', 'bad_local_time'],
    ['2026-11-28T19:00', 'Mars/Base', 'bad_local_time'],
  ])('a first start %s in %s is refused as %s', (local, zone, code) => {
    expect(() => iso('FREQ=DAILY', local, zone, 1)).toThrow(expect.objectContaining({ code }))
  })

  test('an interval longer than the years that dates reach ends the series', () => {
    expect(iso('FREQ=YEARLY;INTERVAL=999999', '2026-01-01T09:00:00', 'UTC', 2)).toEqual(['2026-01-01T09:00:00+00:00'])
  })

  test('a leap second is the second before it', () => {
    expect(iso('FREQ=DAILY;BYSECOND=60', '2026-01-01T09:00:00', 'UTC', 1)).toEqual(['2026-01-01T09:00:59+00:00'])
  })
})

/** Counts how often the calendar is asked for the number of a day: up to four times for a day that is looked at, some 100 ms a million. */
function countDays() {
  const { UTC } = Date
  let days = 0
  Date.UTC = (...parts: Parameters<typeof UTC>) => {
    days += 1
    return UTC(...parts)
  }
  const stop = () => {
    Date.UTC = UTC
  }
  return { days: () => days, stop }
}
