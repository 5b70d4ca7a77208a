import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { materialiseOccurrences } from './materialise-occurrences.ts'

const MONTH = 30 * 24 * 3_600_000
const LEFT_AT_LEAST = 23 * MONTH
const BATCH = 50

type Deps = Pick<ServiceDeps, 'transact' | 'clock' | 'log'>

/**
 * Creates further occurrences of series whose occurrences end within 23 months; several workers may do so at once. A series that
 * cannot be read any more is logged, asked again in a month, and keeps none of the others. Returns the number of extended series.
 */
export async function extendHorizon({ transact, clock, log }: Deps): Promise<number> {
  let extended = 0
  for (;;) {
    const due = new Date(clock.now().getTime() + LEFT_AT_LEAST)
    const batch = await transact(async (tx) => {
      const ids = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM entries WHERE recurrence_rule IS NOT NULL AND materialised_until < ${due}
        ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
      const entries = await tx.entry.findMany({ where: { id: { in: ids.map(({ id }) => id) } } })
      for (const entry of entries) {
        try {
          await materialiseOccurrences({ clock }, tx, entry)
        } catch (err) {
          if (!(err instanceof ValidationError)) throw err
          log.error({ err, entryId: entry.id }, 'series not laid out further')
          await tx.entry.update({
            where: { id: entry.id },
            data: { materialisedUntil: new Date(due.getTime() + MONTH) },
          })
        }
      }
      return entries.length
    })
    extended += batch
    if (batch < BATCH) return extended
  }
}
