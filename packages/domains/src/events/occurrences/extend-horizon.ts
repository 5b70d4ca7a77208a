import type { ServiceDeps } from '../../deps/service-deps.ts'
import { materialiseOccurrences } from './materialise-occurrences.ts'

const MONTH = 30 * 24 * 3_600_000
const LEFT_AT_LEAST = 23 * MONTH
const BATCH = 50

/** Creates further occurrences of series whose occurrences end within 23 months; several workers may do so at once. Returns the number of extended series. */
export async function extendHorizon({ transact, clock }: Pick<ServiceDeps, 'transact' | 'clock'>): Promise<number> {
  let extended = 0
  for (;;) {
    const due = new Date(clock.now().getTime() + LEFT_AT_LEAST)
    const batch = await transact(async (tx) => {
      const ids = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM entries WHERE recurrence_rule IS NOT NULL AND materialised_until < ${due}
        ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
      const entries = await tx.entry.findMany({ where: { id: { in: ids.map(({ id }) => id) } } })
      for (const entry of entries) await materialiseOccurrences({ clock }, tx, entry)
      return entries.length
    })
    extended += batch
    if (batch < BATCH) return extended
  }
}
