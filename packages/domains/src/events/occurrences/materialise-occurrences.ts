import type { Clock } from '@rose-ash/shared/context/clock'
import type { Tx } from '@rose-ash/shared/db/client'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { expandRecurrence, type Recurrence } from '@rose-ash/shared/recurrence/expand-recurrence'
import { toZoned, wallEnd } from '@rose-ash/shared/recurrence/wall-time'
import type { Temporal } from 'temporal-polyfill'
import { applyOverrides } from './apply-overrides.ts'

/** For how many months ahead the occurrences of a series are created. */
const MONTHS_AHEAD = 24
/** How far back those of a new entry reach when its series has more than MOST. */
const YEARS_BACK = 5
const MOST = 10_000
const ROWS_PER_STATEMENT = 1_000

interface Series {
  readonly id: string
  readonly startsLocal: string
  readonly durationMinutes: number
  readonly timeZone: string
  readonly recurrenceRule: string | null
  readonly extraStarts: string[]
  readonly excludedStarts: string[]
  readonly status: string
  readonly capacity: number | null
  /** Until when occurrences were created before; null for a new entry. */
  readonly materialisedUntil: Date | null
}

/**
 * Creates an entry's missing occurrences for MONTHS_AHEAD, and the next one however far it is; of existing ones only the status that was said of
 * one alone is set. Throws
 * ValidationError for an entry that never takes place or too often.
 */
export async function materialiseOccurrences({ clock }: { clock: Clock }, tx: Tx, entry: Series): Promise<void> {
  const recurrence = { ...entry, rule: entry.recurrenceRule }
  const now = clock.now()
  const first = new Date(toZoned(entry.startsLocal, entry.timeZone).epochMilliseconds)
  const until = new Date(Math.max(now.getTime(), first.getTime()))
  until.setUTCMonth(until.getUTCMonth() + MONTHS_AHEAD)
  const starts = startsOf(recurrence, { from: entry.materialisedUntil ?? undefined, until, now })
  if (starts.length === 0 && !entry.materialisedUntil)
    throw new ValidationError('the entry would never take place', { code: 'never_takes_place' })
  const rows = starts.map((start) => ({
    entryId: entry.id,
    originalStart: start.toPlainDateTime().toString({ smallestUnit: 'second' }),
    startsAt: new Date(start.epochMilliseconds),
    endsAt: new Date(wallEnd(start, entry.durationMinutes).epochMilliseconds),
    status: entry.status,
    capacity: entry.capacity,
  }))
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT)
    await tx.occurrence.createMany({ data: rows.slice(at, at + ROWS_PER_STATEMENT), skipDuplicates: true })
  await applyOverrides(tx, entry.id)
  await tx.entry.update({ where: { id: entry.id }, data: { materialisedUntil: until } })
}

interface Reach {
  readonly from: Date | undefined
  readonly until: Date
  readonly now: Date
}

/** The starts from `from` to `until`; of a long series without `from`, those of the last years; and the next start in any case. */
function startsOf(recurrence: Recurrence, { from, until, now }: Reach): Temporal.ZonedDateTime[] {
  if (recurrence.rule === null) return expandRecurrence(recurrence, { limit: MOST })
  const back = new Date(now)
  back.setUTCFullYear(back.getUTCFullYear() - YEARS_BACK)
  const limit = MOST + 1
  const all = expandRecurrence(recurrence, { from, to: until, limit })
  const starts = all.length > MOST ? expandRecurrence(recurrence, { from: from ?? back, to: until, limit }) : all
  if (starts.length > MOST)
    throw new ValidationError(`the entry would take place more than ${MOST} times`, { code: 'takes_place_too_often' })
  const last = starts.at(-1)
  if (last && last.epochMilliseconds >= now.getTime()) return starts
  return [...starts, ...expandRecurrence(recurrence, { from: until, limit: 1 })]
}
