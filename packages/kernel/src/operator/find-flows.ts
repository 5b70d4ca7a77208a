import type { Db } from '@rose-ash/shared/db/client'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { type FlowRow, type FlowSummary, SHOWN_STATUSES, summarise } from '../flows/client/flow-view.ts'

export interface FindFlows {
  /** What the input or the idempotency key says: an order, a member, a post; or the id of an instance. */
  readonly q?: string
  /** The beginning of a flow's name. */
  readonly name?: string
  readonly status?: string
  readonly since?: Date
  readonly until?: Date
  /** The last id of the page before: ids are in the order of time. */
  readonly before?: string
  readonly limit?: number
}

export interface FoundFlow extends FlowSummary {
  /** What it was started for. */
  readonly idempotencyKey: string | null
}

/** Instances by business key, name, status and time, newest first. */
export async function findFlows(
  db: Db,
  { q = '', name = '', status = '', since, until, before, limit = 50 }: FindFlows = {},
): Promise<FoundFlow[]> {
  const wanted = SHOWN_STATUSES.find((each) => each === status)
  const rows = await db.$queryRaw<(FlowRow & { readonly idempotencyKey: string | null })[]>`
    SELECT id, name, version, status, parked_at AS "parkedAt", error, created_at AS "createdAt", updated_at AS "updatedAt",
      finished_at AS "finishedAt", idempotency_key AS "idempotencyKey"
    FROM flow_instances
    WHERE starts_with(name, ${name})
      AND (${wanted ?? null}::text IS NULL OR CASE WHEN parked_at IS NOT NULL THEN 'parked' WHEN status = 'ready' THEN 'running' ELSE status END = ${wanted ?? null}::text)
      AND created_at >= coalesce(${since ?? null}::timestamptz, '-infinity') AND created_at < coalesce(${until ?? null}::timestamptz, 'infinity')
      AND (${isUuid(before ?? '') ? before : null}::uuid IS NULL OR id < ${isUuid(before ?? '') ? before : null}::uuid)
      AND (${q} = '' OR id::text = lower(${q}) OR strpos(lower(idempotency_key), lower(${q})) > 0 OR strpos(lower(input::text), lower(${q})) > 0)
    ORDER BY id DESC LIMIT ${limit}`
  return rows.map((row) => ({ ...summarise(row), idempotencyKey: row.idempotencyKey }))
}
