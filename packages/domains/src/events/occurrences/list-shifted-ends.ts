import type { Tx } from '@rose-ash/shared/db/client'

export interface ShiftedEnd {
  readonly entryId: string
  /** The local start by the series. */
  readonly originalStart: string
}

/**
 * The coming occurrences of series in whose course the clocks change: they end on the wall as all others, and so are shorter or longer
 * than these. A rule alone cannot say that (RFC 5545 section 3.8.5.3: the same exact length for each).
 */
export async function listShiftedEnds(
  tx: Tx,
  { entryIds, now }: { readonly entryIds: readonly string[]; readonly now: Date },
): Promise<readonly ShiftedEnd[]> {
  return tx.$queryRaw<ShiftedEnd[]>`
    SELECT o.entry_id AS "entryId", o.original_start AS "originalStart"
    FROM occurrences o JOIN entries e ON e.id = o.entry_id
    WHERE e.id = ANY(${entryIds}::uuid[]) AND e.recurrence_rule IS NOT NULL AND o.ends_at > ${now}
      AND o.ends_at <> o.starts_at + make_interval(mins => e.duration_minutes)
    ORDER BY o.starts_at`
}
