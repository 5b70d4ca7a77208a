import { describe, expect, it } from '@jest/globals'
import { formatAgo } from './format-ago.ts'
import { formatDay } from './format-day.ts'
import { formatMoney } from './format-money.ts'
import { formatRelativeDay } from './format-relative-day.ts'
import { formatWhen } from './format-when.ts'

const now = new Date('2026-11-23T12:00:00Z')
const zone = 'Europe/London'

describe('formatMoney', () => {
  it.each([
    [420, 'GBP', '£4.20'],
    [5, 'GBP', '£0.05'],
    [0, 'GBP', '£0.00'],
    [-125_000, 'GBP', '−£1,250.00'],
    [123_456_789, 'EUR', '€1,234,567.89'],
    [500, 'JPY', 'JPY 500'],
  ])('%i %s is %s', (minor, currency, text) => {
    expect(formatMoney(minor, currency, 'en-GB')).toBe(text)
  })

  it('refuses a fraction of a penny', () => {
    expect(() => formatMoney(4.2, 'GBP', 'en-GB')).toThrow(RangeError)
  })
})

describe('formatWhen', () => {
  it('joins the two ends of an evening', () => {
    expect(formatWhen('2026-11-28T19:00:00Z', '2026-11-28T21:30:00Z', { zone, now })).toBe('Sat 28 Nov, 19:00–21:30')
  })

  it('shows British summer time, and another year', () => {
    expect(formatWhen('2027-07-03T09:00:00Z', undefined, { zone, now })).toBe('Sat 3 Jul 2027, 10:00')
  })

  it('keeps a night that ends before six on its own day', () => {
    expect(formatWhen('2026-11-28T19:00:00Z', '2026-11-29T02:00:00Z', { zone, now })).toBe('Sat 28 Nov, 19:00–02:00')
  })

  it('names both days of a stay', () => {
    const stay = formatWhen('2026-11-28T19:00:00Z', '2026-11-29T11:00:00Z', { zone, now })
    expect(stay).toBe('Sat 28 Nov, 19:00 – Sun 29 Nov, 11:00')
  })

  it('writes whole days without a time', () => {
    expect(formatWhen('2026-11-28', '2026-11-29', { zone, now, allDay: true })).toBe('Sat 28 – Sun 29 Nov')
  })

  it('shows the wall clock of the entry’s own time zone', () => {
    const place = { now, zone: 'Europe/Berlin' }
    expect(formatWhen('2026-11-28T19:00:00Z', '2026-11-28T20:00:00Z', place)).toBe('Sat 28 Nov, 20:00–21:00')
  })
})

describe('days in words', () => {
  it('says today, tomorrow and the weekday', () => {
    const days = ['2026-11-23T20:00:00Z', '2026-11-24T09:00:00Z', '2026-11-28T09:00:00Z', '2026-12-05T09:00:00Z']
    expect(days.map((at) => formatRelativeDay(at, now, zone))).toEqual(['Today', 'Tomorrow', 'Saturday', 'Sat 5 Dec'])
  })

  it('writes a full day and how long ago', () => {
    expect(formatDay('2026-11-28T00:30:00Z', zone)).toBe('28 November 2026')
    expect(formatAgo('2026-11-23T09:00:00Z', now, zone)).toBe('3 h')
  })
})
