import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { KernelContext } from '../../kernel-context.ts'
import { FlowNotFoundError, UNDO_FAILED } from '../errors.ts'
import { FIRST_BLOCK, UNDO_BLOCK } from '../runner/blocks.ts'
import { unparkFlow } from './unpark-flow.ts'

/**
 * Lets a parked instance go on, and a failed one again: deletes the record of the step that ended a failed instance (not of steps whose failure it caught; when branches ended it, the failures
 * of all of them) and makes the instance ready.
 * Its parent is told of the new end: at the wait for it that has not taken the old one, at another wait, or at the last one when the
 * parent, which failed there, is retried too. Throws ConflictError when it is neither failed nor parked.
 */
export async function retryFlow({ transact }: Pick<KernelContext, 'transact'>, id: string) {
  if (!isUuid(id)) throw new FlowNotFoundError(id)
  return transact(async (tx) => {
    if (await unparkFlow(tx, id)) return runningFlow(tx, id)
    const [flow] = await tx.$queryRaw<{ name: string; status: string }[]>`
      SELECT name, status FROM flow_instances WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (!flow) throw new FlowNotFoundError(id)
    if (flow.status !== 'failed') {
      throw new ConflictError(`flow instance ${id} is ${flow.status}`, {
        code: 'flow_not_failed',
        details: { id, status: flow.status },
      })
    }
    await tx.$executeRaw`
      WITH own AS (
        SELECT * FROM flow_steps WHERE flow_id = ${id}::uuid AND position < ${FIRST_BLOCK}
      ), ended AS (
        SELECT position, kind FROM own ORDER BY position DESC LIMIT 1
      ), branches AS (
        SELECT min(base::int) AS base FROM ended, own, jsonb_each_text(own.result) AS opened(branch, base)
        WHERE own.kind IN ('all', 'race') AND own.position = ended.position - CASE ended.kind WHEN 'winner' THEN 1 ELSE 0 END
      )
      DELETE FROM flow_steps s USING ended, branches
      WHERE s.flow_id = ${id}::uuid AND s.state IN ('failed', 'retrying') AND CASE WHEN branches.base IS NULL
        THEN s.position < ${FIRST_BLOCK} AND s.position >= (SELECT max(position) FROM own WHERE state = 'failed')
        ELSE s.position >= branches.base OR s.position = ended.position END`
    await tx.$executeRaw`
      DELETE FROM flow_steps s USING flow_instances c
      WHERE s.flow_id = ${id}::uuid AND s.kind = 'wait'
        AND c.id = CASE WHEN s.wait_key ~ '^child:[0-9a-f-]{36}$' THEN substr(s.wait_key, 7)::uuid END
        AND s.flow_id IN (SELECT listeners_of(c))
        AND s.result->'payload'->>'status' = 'failed' AND c.status <> 'failed' AND s.position = (
          SELECT max(position) FROM flow_steps WHERE flow_id = ${id}::uuid AND position < ${UNDO_BLOCK})`
    await tx.$executeRaw`
      UPDATE flow_signals s SET consumed_at = now() FROM flow_instances i
      WHERE i.id = ${id}::uuid AND s.flow_id IN (SELECT listeners_of(i)) AND s.key = 'child:' || i.id AND s.consumed_at IS NULL`
    await tx.$executeRaw`
      UPDATE flow_instances SET status = 'ready', error = NULL, finished_at = NULL, idle_claims = 0,
        cancel_requested = coalesce(error->>'code' = ${UNDO_FAILED}, false), wake_at = now(),
        updated_at = now(), epoch = epoch + 1 WHERE id = ${id}::uuid`
    return { id, name: flow.name, status: 'running' as const }
  })
}

async function runningFlow(tx: Tx, id: string) {
  const { name } = await tx.flowInstance.findUniqueOrThrow({ where: { id }, select: { name: true } })
  return { id, name, status: 'running' as const }
}
