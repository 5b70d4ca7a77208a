import { formatDay } from '../format/format-day.ts'

/** `{{day publishedAt}}` → `28 November 2026`. */
export function day(at: Date | string): string {
  return formatDay(at)
}
