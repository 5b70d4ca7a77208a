import type { Tx } from '@rose-ash/shared/db/client'

interface PruneFlows {
  readonly statuses: readonly string[]
  readonly keepDays: number
  readonly batch: number
  /** The names of flows. Default: all. */
  readonly only?: readonly string[]
}

/**
 * Deletes instances that nobody started from another one, with all their children, when all of them have ended and were over for so
 * long. One whose fork still runs stays, since that waits for the same children. Returns the number of those that had no parent.
 */
export async function pruneFlows(tx: Tx, { statuses, keepDays, batch, only }: PruneFlows): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH RECURSIVE old AS (
      SELECT id FROM flow_instances
      WHERE (parent_id IS NULL OR NOT EXISTS (SELECT 1 FROM flow_instances p WHERE p.id = flow_instances.parent_id))
        AND status = ANY(${[...statuses]}::text[]) AND finished_at < now() - make_interval(days => ${keepDays}::int)
        AND (${only ?? null}::text[] IS NULL OR name = ANY(${only ?? null}::text[]))
    ), family AS (
      SELECT id AS root, id FROM old
      UNION ALL
      SELECT family.root, child.id FROM family JOIN flow_instances child ON child.parent_id = family.id
    ), kept AS (
      SELECT DISTINCT root FROM family JOIN flow_instances i ON i.id = family.id
      WHERE i.finished_at IS NULL OR i.finished_at >= now() - make_interval(days => ${keepDays}::int)
        OR EXISTS (SELECT 1 FROM flow_instances f WHERE f.forked_from = i.id AND f.finished_at IS NULL)
    ), gone AS (
      SELECT id FROM old WHERE id NOT IN (SELECT root FROM kept) ORDER BY id LIMIT ${batch}
    ), deleted AS (
      DELETE FROM flow_instances WHERE id IN (SELECT family.id FROM family WHERE family.root IN (SELECT id FROM gone))
    )
    SELECT count(*)::int AS count FROM gone`
  return row?.count ?? 0
}
