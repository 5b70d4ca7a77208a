import type { Tx } from '@rose-ash/shared/db/client'
import type { KernelContext } from '../kernel-context.ts'

export interface UndeliveredTask {
  readonly handler: string
  readonly seq: bigint
  /** The object of the activity. */
  readonly objectId: string | null
  /** `pending` is tried again automatically, `parked` waits for an operator. */
  readonly state: 'pending' | 'leased' | 'parked'
  readonly attempts: number
  readonly dueAt: Date
  readonly lastError: string | null
}

/** The tasks of the reactions with a name prefix that have failed and are not done, oldest first; at most 500. */
export async function listUndelivered(
  { db }: Pick<KernelContext, 'db'>,
  { prefix }: { prefix: string },
): Promise<UndeliveredTask[]> {
  return db.$queryRaw<UndeliveredTask[]>`
    SELECT handler, seq, object_id AS "objectId", state, attempts, due_at AS "dueAt", last_error AS "lastError"
    FROM reaction_tasks JOIN activity_log USING (seq)
    WHERE starts_with(handler, ${prefix}) AND (state = 'parked' OR (state IN ('pending', 'leased') AND attempts > 0))
    ORDER BY seq LIMIT 500`
}

/** Makes the parked and failed tasks of a reaction due now, all or those of one object, with a failure count of 0. Returns their number. */
export async function retryUndelivered(
  { db }: { readonly db: Tx },
  handler: string,
  { objectId }: { objectId?: string } = {},
): Promise<number> {
  return db.$executeRaw`
    UPDATE reaction_tasks SET state = 'pending', attempts = 0, due_at = now()
    WHERE handler = ${handler} AND (state = 'parked' OR (state = 'pending' AND attempts > 0))
      AND (${objectId ?? null}::text IS NULL
        OR (SELECT object_id FROM activity_log WHERE activity_log.seq = reaction_tasks.seq) = ${objectId ?? null}::text)`
}
