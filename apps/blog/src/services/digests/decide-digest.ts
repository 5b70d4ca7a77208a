import { createFlowClient } from '@rose-ash/kernel/flows/flow-client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'

type Deps = Pick<AppContext, 'app' | 'db' | 'log' | 'redis' | 'services' | 'transact'>

export interface WaitingDigest {
  readonly id: string
  readonly title: string
  readonly gatheredAt: Date
  readonly posts: readonly string[]
}

/** Digests that are gathered and wait for an editor, oldest first. */
export async function listWaitingDigests({ db }: Pick<Deps, 'db'>): Promise<readonly WaitingDigest[]> {
  const rows = await db.digest.findMany({
    where: { status: 'collecting', flowId: { not: null } },
    orderBy: { createdAt: 'asc' },
    include: { items: { orderBy: { position: 'asc' }, include: { post: { select: { title: true } } } } },
  })
  return rows.map(({ id, title, createdAt, items }) => ({
    id,
    title,
    gatheredAt: createdAt,
    posts: items.map(({ post }) => post.title),
  }))
}

interface Decision {
  readonly digestId: string
  readonly approved: boolean
  readonly by: string
}

/**
 * Tells the flow that waits what an editor decided. The first decision counts: a second click, or another editor at the same moment,
 * changes nothing. Throws NotFoundError when no such digest waits.
 */
export async function decideDigest(ctx: Deps, { digestId, approved, by }: Decision): Promise<void> {
  const digest = /^[0-9a-f-]{36}$/.test(digestId)
    ? await ctx.db.digest.findFirst({ where: { id: digestId, status: 'collecting' }, select: { flowId: true } })
    : null
  if (!digest?.flowId) throw new NotFoundError(`no digest ${digestId} waits`)
  const answer = { key: 'approval', idempotencyKey: 'decision' }
  await createFlowClient(ctx).resume(null, digest.flowId, { approved, by }, answer)
}
