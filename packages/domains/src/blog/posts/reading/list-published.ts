import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import type { PostKind } from '../post-kinds.ts'
import type { PostSummary } from '../post-summary.ts'
import { postSummary } from './post-dto.ts'
import { PUBLISHED, SUMMARY_SELECT } from './post-select.ts'

type Deps = Pick<ServiceDeps, 'config'>

export interface ListPublished {
  readonly kind?: PostKind
  readonly tag?: string
  readonly author?: string
  readonly page?: number
  readonly pageSize?: number
}

export interface PostPage {
  readonly posts: readonly PostSummary[]
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly pageCount: number
}

/** One page of the public posts, newest first; pages are counted from 1. */
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
