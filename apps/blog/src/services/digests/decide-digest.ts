import { flowOfWaitingDigest } from '@rose-ash/domains/blog/digests/waiting-digests'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'

type Deps = Pick<AppContext, 'app' | 'db' | 'log' | 'redis' | 'services' | 'transact'>

interface Decision {
  readonly digestId: string
  readonly approved: boolean
  readonly by: string
}

/**
 * Sends an editor's decision to the waiting flow. Only the first decision counts; a second click or another editor changes nothing.
 * Throws NotFoundError when the digest does not wait.
 */
export async function decideDigest(ctx: Deps, { digestId, approved, by }: Decision): Promise<void> {
  const flowId = await flowOfWaitingDigest(ctx.db, { digestId })
  if (!flowId) throw new NotFoundError(`no digest ${digestId} waits`)
  const answer = { key: 'approval', idempotencyKey: 'decision' }
  await createFlowClient(ctx).resume(null, flowId, { approved, by }, answer)
}
