import { digestCancelled, digestGathered, digestPublished } from '@rose-ash/shared/activities/catalogue/blog'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { DigestSummary, NewDigest } from '@rose-ash/shared/protocols/blog'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { publishedSince } from '../posts/list-published.ts'
import { postPath } from '../posts/post-path.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

interface Decision {
  readonly digestId: string
  readonly by?: string | null
}

export async function openDigest(deps: Deps, tx: Tx, digest: NewDigest): Promise<DigestSummary> {
  const { flowId = null, title, windowFrom, windowTo, newsletterId = null, limit } = digest
  const known = flowId && (await tx.digest.findUnique({ where: { flowId }, select: { id: true } }))
  if (known) return digestOf(deps, tx, known.id)
  const posts = await publishedSince(deps, tx, { since: windowFrom, until: windowTo, ...(limit && { limit }) })
  const { id } = await tx.digest.create({
    data: {
      flowId,
      title,
      windowFrom,
      windowTo,
      newsletterId,
      items: { create: posts.map((post, position) => ({ postId: post.id, position })) },
    },
    select: { id: true },
  })
  const object = { id, title, postIds: posts.map((post) => post.id), newsletterId }
  await deps.activities.append(tx, digestGathered, { objectId: id, object })
  return digestOf(deps, tx, id)
}

export async function publishDigest(deps: Deps, tx: Tx, { digestId, by = null }: Decision): Promise<DigestSummary> {
  const { count } = await tx.digest.updateMany({
    where: { id: digestId, status: 'collecting' },
    data: { status: 'published', publishedAt: deps.clock.now() },
  })
  const digest = await digestOf(deps, tx, digestId)
  if (count > 0) {
    const { newsletterId } = await tx.digest.findUniqueOrThrow({
      where: { id: digestId },
      select: { newsletterId: true },
    })
    const object = { id: digestId, title: digest.title, postIds: digest.posts.map(({ id }) => id), newsletterId }
    await deps.activities.append(tx, digestPublished, { actorId: by, objectId: digestId, object })
  }
  return digest
}

export async function cancelDigest(deps: Deps, tx: Tx, { digestId, by = null }: Decision): Promise<DigestSummary> {
  const { count } = await tx.digest.updateMany({
    where: { id: digestId, status: 'collecting' },
    data: { status: 'cancelled' },
  })
  const digest = await digestOf(deps, tx, digestId)
  if (count > 0) {
    const object = { id: digestId, title: digest.title }
    await deps.activities.append(tx, digestCancelled, { actorId: by, objectId: digestId, object })
  }
  return digest
}

export async function findDigest({ config }: Pick<Deps, 'config'>, tx: Tx, id: string): Promise<DigestSummary | null> {
  const row = await tx.digest.findUnique({
    where: { id },
    include: {
      items: { orderBy: { position: 'asc' }, include: { post: { select: { id: true, title: true, slug: true } } } },
    },
  })
  if (!row) return null
  return Object.freeze({
    id: row.id,
    title: row.title,
    status: row.status as DigestSummary['status'],
    windowFrom: row.windowFrom,
    windowTo: row.windowTo,
    publishedAt: row.publishedAt,
    posts: Object.freeze(
      row.items.map(({ post }) =>
        Object.freeze({ id: post.id, title: post.title, url: publicUrl(config, 'blog', postPath(post.slug)) }),
      ),
    ),
  })
}

async function digestOf(deps: Deps, tx: Tx, id: string): Promise<DigestSummary> {
  const digest = await findDigest(deps, tx, id)
  if (!digest) throw new NotFoundError(`there is no digest ${id}`, { code: 'digest_not_found' })
  return digest
}
