import { afterCommit } from '@rose-ash/shared/db/transact'
import type { KernelContext } from '../kernel-context.ts'
import { ring } from '../waking/bells.ts'

export interface ParkedTask {
  readonly handler: string
  readonly seq: bigint
  readonly type: string
  readonly attempts: number
  readonly lastError: string | null
}

export interface ParkedFilter {
  readonly handler?: string
  readonly seq?: bigint
}

/** The parked tasks, oldest first; at most 500. */
export async function listParked(
  { db }: Pick<KernelContext, 'db'>,
  { handler, seq }: ParkedFilter = {},
): Promise<ParkedTask[]> {
  return db.$queryRaw<ParkedTask[]>`
    SELECT t.handler, t.seq, a.type, t.attempts, t.last_error AS "lastError"
    FROM reaction_tasks t JOIN activity_log a ON a.seq = t.seq
    WHERE t.state = 'parked' AND t.handler = coalesce(${handler ?? null}::text, t.handler)
      AND t.seq = coalesce(${seq ?? null}::bigint, t.seq)
    ORDER BY t.seq LIMIT 500`
}

/** Makes parked tasks pending again without failures; returns their number. */
export async function replayParked(ctx: KernelContext, { handler, seq }: ParkedFilter = {}): Promise<number> {
  return ctx.transact(async (tx) => {
    afterCommit(tx, () => ring(ctx, 'log'))
    return tx.$executeRaw`
      UPDATE reaction_tasks SET state = 'pending', attempts = 0, due_at = now()
      WHERE state = 'parked' AND handler = coalesce(${handler ?? null}::text, handler)
        AND seq = coalesce(${seq ?? null}::bigint, seq)`
  })
}
