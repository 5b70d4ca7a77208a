import type { Tx } from '@rose-ash/shared/db/client'
import type { EntryStatus } from '../entries/entry-status.ts'

export interface Exception {
  readonly entryId: string
  /** The local start by the series. */
  readonly originalStart: string
  readonly status: EntryStatus
}

/**
 * The occurrences of series that their rule alone does not describe: those with a status of their own, and the coming ones in whose
 * course the clocks change. These end on the wall as all others, and so are shorter or longer (RFC 5545 section 3.8.5.3: the same exact
 * length for each).
 */
export async function listExceptions(
  tx: Tx,
  { entryIds, now }: { readonly entryIds: readonly string[]; readonly now: Date },
): Promise<readonly Exception[]> {
  return tx.$queryRaw<Exception[]>`
    SELECT o.entry_id AS "entryId", o.original_start AS "originalStart", o.status
    FROM occurrences o JOIN entries e ON e.id = o.entry_id
    WHERE e.id = ANY(${entryIds}::uuid[]) AND e.recurrence_rule IS NOT NULL
      AND (o.status <> e.status
        OR o.ends_at > ${now} AND o.ends_at <> o.starts_at + make_interval(mins => e.duration_minutes))
    ORDER BY o.starts_at`
}
