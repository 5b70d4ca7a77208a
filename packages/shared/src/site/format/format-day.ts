import { zonedParts } from './zoned-parts.ts'

const LONG_MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A full date: `28 November 2026`. */
export function formatDay(at: Date | string, zone: string): string {
  const { day, month, year } = zonedParts(at, zone)
  return `${day} ${LONG_MONTHS[month - 1]} ${year}`
}

/** A month: `November 2026`. */
export function formatMonth(year: number, month: number): string {
  return `${LONG_MONTHS[month - 1]} ${year}`
}
