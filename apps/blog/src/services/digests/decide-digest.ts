import { flowOfWaitingDigest } from '@rose-ash/domains/blog/digests/waiting-digests'
import { createFlowClient } from '@rose-ash/kernel/flows/flow-client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'

type Deps = Pick<AppContext, 'app' | 'db' | 'log' | 'redis' | 'services' | 'transact'>

interface Decision {
  readonly digestId: string
  readonly approved: boolean
  readonly by: string
}

/**
 * Sends an editor's decision to the flow that waits for it. The first decision counts: a second click, or another editor at the same
 * moment, changes nothing. Throws NotFoundError when no such digest waits.
 */
export async function decideDigest(ctx: Deps, { digestId, approved, by }: Decision): Promise<void> {
  const flowId = await flowOfWaitingDigest(ctx.db, { digestId })
  if (!flowId) throw new NotFoundError(`no digest ${digestId} waits`)
  const answer = { key: 'approval', idempotencyKey: 'decision' }
  await createFlowClient(ctx).resume(null, flowId, { approved, by }, answer)
}
