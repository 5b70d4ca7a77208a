import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { v7 as uuidv7 } from 'uuid'
import type { KernelContext } from '../../kernel-context.ts'
import { FlowNotFoundError, ForkInsideBranchError } from '../errors.ts'
import { FIRST_BLOCK } from '../runner/blocks.ts'

/**
 * Starts a new instance from the middle of another: with the same input and the results of the finished steps before `position`, those of
 * their branches included. Throws ValidationError for a position inside a branch.
 */
export async function forkFlow(
  { transact, app }: Pick<KernelContext, 'transact' | 'app'>,
  id: string,
  position: number,
) {
  if (!isUuid(id)) throw new FlowNotFoundError(id)
  if (position >= FIRST_BLOCK) throw new ForkInsideBranchError(position)
  const forkId = uuidv7()
  return transact(async (tx) => {
    const [fork] = await tx.$queryRaw<{ name: string }[]>`
      INSERT INTO flow_instances (id, name, version, input, origin_app, epoch)
      SELECT ${forkId}::uuid, name, version, input, ${app}, 1 FROM flow_instances WHERE id = ${id}::uuid RETURNING name`
    if (!fork) throw new FlowNotFoundError(id)
    await tx.$executeRaw`
      INSERT INTO flow_steps (flow_id, position, name, kind, state, result, error, attempts, epoch, finished_at)
      SELECT ${forkId}::uuid, position, name, kind, state, result, error, attempts, 0, finished_at FROM flow_steps
      WHERE flow_id = ${id}::uuid AND state IN ('done', 'failed') AND (position < ${position}
        OR position >= ${FIRST_BLOCK} AND position < coalesce((
          SELECT min(base::int) FROM flow_steps later, jsonb_each_text(later.result) AS opened(branch, base)
          WHERE later.flow_id = ${id}::uuid AND later.kind IN ('all', 'race')
            AND later.position BETWEEN ${position} AND ${FIRST_BLOCK - 1}), 2147483647))`
    return { id: forkId, name: fork.name, status: 'running' as const }
  })
}
