import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { ListPublished, PostPage, PostSummary } from '@rose-ash/shared/protocols/blog'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { postSummary } from './post-dto.ts'
import { PUBLISHED, SUMMARY_SELECT } from './post-select.ts'

type Deps = Pick<ServiceDeps, 'config'>

export async function listPublished(
  { config }: Deps,
  tx: Tx,
  { kind = 'post', tag, author, page = 1, pageSize = 12 }: ListPublished = {},
): Promise<PostPage> {
  const where: Prisma.PostWhereInput = {
    ...PUBLISHED,
    kind,
    ...(tag && { tags: { some: { tag: { slug: tag, visibility: 'public' } } } }),
    ...(author && { authors: { some: { author: { slug: author } } } }),
  }
  const [total, rows] = [
    await tx.post.count({ where }),
    await tx.post.findMany({
      where,
      select: SUMMARY_SELECT,
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
  ]
  const posts = Object.freeze(rows.map((row) => postSummary(config, row)))
  return Object.freeze({ posts, page, pageSize, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) })
}

export async function publishedSince(
  { config }: Deps,
  tx: Tx,
  { since, until, limit = 50 }: { since: Date; until?: Date; limit?: number },
): Promise<readonly PostSummary[]> {
  const rows = await tx.post.findMany({
    where: { ...PUBLISHED, kind: 'post', publishedAt: { gt: since, ...(until && { lte: until }) } },
    select: SUMMARY_SELECT,
    orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  return Object.freeze(rows.map((row) => postSummary(config, row)))
}
