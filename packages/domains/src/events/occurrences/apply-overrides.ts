import type { Tx } from '@rose-ash/shared/db/client'

/** Gives occurrences the status that was said of each alone; needed whenever all of an entry's occurrences are made or set anew. */
export async function applyOverrides(tx: Tx, entryId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE occurrences o SET status = x.status
    FROM entry_overrides x
    WHERE o.entry_id = ${entryId}::uuid AND x.entry_id = o.entry_id AND x.original_start = o.original_start
      AND x.status IS NOT NULL AND o.status <> 'cancelled'`
}
