import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { KernelContext } from '../../kernel-context.ts'
import { FlowNotFoundError } from '../errors.ts'

/**
 * Deletes the record of the step that ended a failed instance (not of steps whose failure it caught) and makes the instance ready.
 * Throws ConflictError when it has not failed.
 */
export async function retryFlow({ transact }: Pick<KernelContext, 'transact'>, id: string) {
  if (!isUuid(id)) throw new FlowNotFoundError(id)
  return transact(async (tx) => {
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
      DELETE FROM flow_steps WHERE flow_id = ${id}::uuid AND state IN ('failed', 'retrying')
        AND position >= (SELECT max(position) FROM flow_steps WHERE flow_id = ${id}::uuid AND state = 'failed')`
    await tx.$executeRaw`
      UPDATE flow_instances SET status = 'ready', error = NULL, finished_at = NULL, cancel_requested = false, wake_at = now(),
        updated_at = now(), epoch = epoch + 1 WHERE id = ${id}::uuid`
    return { id, name: flow.name, status: 'running' as const }
  })
}
