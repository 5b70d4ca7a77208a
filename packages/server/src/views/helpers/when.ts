import { formatWhen } from '../format/format-when.ts'

/** `{{when startsAt endsAt}}` → `Sat 28 Nov, 19:00–21:30`; the end may be left out. */
export function when(start: Date | string, end?: unknown): string {
  return formatWhen(start, end instanceof Date || typeof end === 'string' ? end : undefined)
}
