import { Temporal } from 'temporal-polyfill'

/** The moment at which a day (`2026-11-30`) is over in a zone. */
export function endOfDay(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds)
}
