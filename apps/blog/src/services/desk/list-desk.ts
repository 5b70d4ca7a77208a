import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'

export const DESK_STATUSES = ['draft', 'scheduled', 'published', 'sent'] as const
export type DeskStatus = (typeof DESK_STATUSES)[number]

export interface DeskPost {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly slug: string
  readonly status: string
  readonly visibility: string
  readonly updatedAt: Date
  readonly publishedAt: Date | null
  readonly scheduledAt: Date | null
  readonly authors: readonly string[]
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

/** The posts and pages of one status, last changed first, and how many there are of each. */
export async function listDesk({ db }: Pick<AppContext, 'db'>, status: DeskStatus) {
  const counts = await db.post.groupBy({ by: ['status'], _count: { _all: true } })
  const rows = await db.post.findMany({
    where: { status },
    select: DESK_SELECT,
    orderBy: [{ publishedAt: 'desc' }, { updatedAt: 'desc' }],
    take: 200,
  })
  const posts: DeskPost[] = rows.map(({ authors, ...row }) => ({
    ...row,
    authors: authors.map(({ author }) => author.name),
  }))
  return { status, posts, counts: new Map(counts.map((row) => [row.status, row._count._all])) }
}

/** One post with its text, whatever its status. Throws NotFoundError. */
export async function findDeskPost({ db }: Pick<AppContext, 'db'>, id: string) {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await db.post.findUnique({ where: { id } }) : null
  if (!row) throw new NotFoundError(`no post ${id}`)
  return row
}
