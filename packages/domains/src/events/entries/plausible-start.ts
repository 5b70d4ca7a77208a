import type { Clock } from '@rose-ash/shared/context/clock'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { implausibleYear, toZoned } from '@rose-ash/shared/recurrence/wall-time'
import type { Temporal } from 'temporal-polyfill'

/** An entry is not made for later than this: a year such as 2206 is a slip of the hand. */
const MOST_YEARS_AHEAD = 50

interface Times {
  readonly startsLocal: string
  readonly durationMinutes: number
  readonly timeZone: string
}

/** The start of an entry. Throws ValidationError for a time or a year that cannot be meant, and for an end before the start. */
export function plausibleStart(
  { clock }: { clock: Clock },
  { startsLocal, durationMinutes, timeZone }: Times,
): Temporal.ZonedDateTime {
  if (durationMinutes <= 0)
    throw new ValidationError('an entry needs to last longer than nothing', {
      details: { endsAt: 'ends_before_start' },
    })
  const starts = toZoned(startsLocal, timeZone)
  if (starts.year > clock.now().getUTCFullYear() + MOST_YEARS_AHEAD) throw implausibleYear(startsLocal)
  // Throws for an end that the clocks skip.
  const ends = starts.toPlainDateTime().add({ minutes: durationMinutes })
  toZoned(ends.toString({ smallestUnit: 'second' }), timeZone, 'end')
  return starts
}
