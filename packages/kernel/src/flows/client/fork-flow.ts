import type { Tx } from '@rose-ash/shared/db/client'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { storableText } from '@rose-ash/shared/words/storable-text'
import { v7 as uuidv7 } from 'uuid'
import type { KernelContext } from '../../kernel-context.ts'
import { FlowNotFoundError, ForkInsideBranchError } from '../errors.ts'
import { FIRST_BLOCK, UNDO_BLOCK } from '../runner/blocks.ts'
import { publicStatus } from './flow-view.ts'

/**
 * Starts a new instance from the middle of another: with the same input and the results of the finished steps before `position`, those of
 * their branches included. It waits for the children of the steps before it, as the first does. A repeated idempotency key returns the fork
 * that it made. Throws ValidationError for a position inside a branch.
 */
export async function forkFlow(
  { transact, app }: Pick<KernelContext, 'transact' | 'app'>,
  id: string,
  { position, idempotencyKey }: { readonly position: number; readonly idempotencyKey?: string },
) {
  if (!isUuid(id)) throw new FlowNotFoundError(id)
  if (position >= UNDO_BLOCK) throw new ForkInsideBranchError(position)
  const forkId = uuidv7()
  const key = idempotencyKey === undefined ? null : `fork:${id}:${position}:${storableText(idempotencyKey)}`
  return transact(async (tx) => {
    const [fork] = await tx.$queryRaw<{ name: string }[]>`
      INSERT INTO flow_instances (id, name, version, input, origin_app, epoch, forked_from, idempotency_key, priority)
      SELECT ${forkId}::uuid, name, version, input, ${app}, 1, id, ${key}, priority FROM flow_instances WHERE id = ${id}::uuid
      ON CONFLICT (name, idempotency_key) DO NOTHING RETURNING name`
    if (!fork) return knownFork(tx, id, key)
    await tx.$executeRaw`
      INSERT INTO flow_steps (flow_id, position, name, kind, state, result, error, attempts, epoch, finished_at)
      SELECT ${forkId}::uuid, position, name, kind, state, result, error, attempts, 0, finished_at FROM flow_steps
      WHERE flow_id = ${id}::uuid AND state IN ('done', 'failed') AND (position < ${position} AND position < ${UNDO_BLOCK}
        OR position >= ${FIRST_BLOCK} AND position < coalesce((
          SELECT min(base::int) FROM flow_steps later, jsonb_each_text(later.result) AS opened(branch, base)
          WHERE later.flow_id = ${id}::uuid AND later.kind IN ('all', 'race')
            AND later.position BETWEEN ${position} AND ${UNDO_BLOCK - 1}), 2147483647))`
    return { id: forkId, name: fork.name, status: 'running' as const }
  })
}

async function knownFork(tx: Tx, id: string, idempotencyKey: string | null) {
  const known = idempotencyKey && (await tx.flowInstance.findFirst({ where: { forkedFrom: id, idempotencyKey } }))
  if (!known) throw new FlowNotFoundError(id)
  return { id: known.id, name: known.name, status: publicStatus(known.status) }
}
