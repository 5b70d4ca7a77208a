import type { Tx } from '@rose-ash/shared/db/client'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { POST_KINDS, POST_VISIBILITIES, type PostKind, type PostStatus, type PostVisibility } from '../post-kinds.ts'

export interface DeskPost {
  readonly id: string
  readonly kind: PostKind
  readonly title: string
  readonly slug: string
  readonly status: PostStatus
  readonly visibility: PostVisibility
  readonly updatedAt: Date
  readonly publishedAt: Date | null
  readonly scheduledAt: Date | null
  readonly authors: readonly string[]
}

export interface DeskList {
  readonly status: PostStatus
  readonly posts: readonly DeskPost[]
  /** The number of posts and pages of each status. */
  readonly counts: ReadonlyMap<string, number>
}

const DESK_SELECT = {
  id: true,
  kind: true,
  title: true,
  slug: true,
  status: true,
  visibility: true,
  updatedAt: true,
  publishedAt: true,
  scheduledAt: true,
  authors: { select: { author: { select: { name: true } } }, orderBy: { position: 'asc' } },
} as const

/** The posts and pages of one status, last changed first, and the number of each status. */
export async function listByStatus(tx: Tx, { status }: { status: PostStatus }): Promise<DeskList> {
  const counts = await tx.post.groupBy({ by: ['status'], _count: { _all: true } })
  const rows = await tx.post.findMany({
    where: { status },
    select: DESK_SELECT,
    orderBy: [{ publishedAt: 'desc' }, { updatedAt: 'desc' }],
    take: 200,
  })
  const posts = rows.map(({ authors, ...row }) => ({
    ...row,
    kind: oneOf(POST_KINDS, row.kind),
    status,
    visibility: oneOf(POST_VISIBILITIES, row.visibility),
    authors: authors.map(({ author }) => author.name),
  }))
  return { status, posts, counts: new Map(counts.map((row) => [row.status, row._count._all])) }
}
