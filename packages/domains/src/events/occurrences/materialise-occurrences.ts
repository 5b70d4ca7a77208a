import type { Clock } from '@rose-ash/shared/context/clock'
import type { Tx } from '@rose-ash/shared/db/client'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { expandRecurrence } from '../recurrence/expand-recurrence.ts'

/** For how many months ahead the occurrences of a series are created. */
const MONTHS_AHEAD = 24
const MOST = 2_000

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
}

/** Creates an entry's missing occurrences for MONTHS_AHEAD; existing ones are not changed. */
export async function materialiseOccurrences({ clock }: { clock: Clock }, tx: Tx, entry: Series): Promise<void> {
  const until = new Date(clock.now())
  until.setUTCMonth(until.getUTCMonth() + MONTHS_AHEAD)
  const starts = expandRecurrence(
    { ...entry, rule: entry.recurrenceRule },
    { to: entry.recurrenceRule ? until : undefined, limit: MOST },
  )
  if (starts.length === 0)
    throw new ValidationError('the entry would never take place', { details: { recurrenceRule: 'never_takes_place' } })
  await tx.occurrence.createMany({
    data: starts.map((start) => ({
      entryId: entry.id,
      originalStart: start.toPlainDateTime().toString({ smallestUnit: 'second' }),
      startsAt: new Date(start.epochMilliseconds),
      endsAt: new Date(start.epochMilliseconds + entry.durationMinutes * 60_000),
      status: entry.status,
      capacity: entry.capacity,
    })),
    skipDuplicates: true,
  })
  await tx.entry.update({ where: { id: entry.id }, data: { materialisedUntil: until } })
}
