import type { Tx } from '@rose-ash/shared/db/client'
import { type ActingMember, may } from '@rose-ash/shared/rights/may'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { publicPost } from './post-dto.ts'
import { postPath } from './post-path.ts'
import { PUBLIC_POST_SELECT, PUBLISHED, type PublicPostRow } from './post-select.ts'
import type { PublicPost } from './post-summary.ts'
import type { PostVisibility } from './post-words.ts'

type Deps = Pick<ServiceDeps, 'config'>

/** A reader, identified by roles only, so that one copy serves all readers of a class. */
export type Reader = Pick<ActingMember, 'roles'>

/** `open`: the whole text. `members`, `paid`: only its beginning; the rest is for members or paying members. */
export type PostAccess = 'open' | 'members' | 'paid'

export interface ReadablePost {
  readonly post: PublicPost
  readonly html: string
  readonly access: PostAccess
  readonly previous: PostLink | null
  readonly next: PostLink | null
}

export interface PostLink {
  readonly title: string
  readonly path: string
}

/** A published post or page with the part of its text that this reader may read; null when there is none. */
export async function readPost(
  { config }: Deps,
  tx: Tx,
  { slug, reader }: { slug: string; reader?: Reader | null },
): Promise<ReadablePost | null> {
  const row = await tx.post.findFirst({ where: { ...PUBLISHED, slug }, select: PUBLIC_POST_SELECT })
  if (!row) return null
  const post = publicPost(config, row)
  const access = accessFor(post.visibility, reader)
  const html = reader && access === 'open' ? await fullHtml(tx, post.id) : post.html
  const [previous, next] =
    post.kind === 'post' ? [await neighbour(tx, row, 'before'), await neighbour(tx, row, 'after')] : [null, null]
  return Object.freeze({ post, html, access, previous, next })
}

/** The access of a reader to a post with this visibility. Only members with the right `post.read-paid` read all of a paid post, since there are no paid memberships. */
function accessFor(visibility: PostVisibility, reader: Reader | null | undefined): PostAccess {
  if (visibility === 'public') return 'open'
  if (!reader) return visibility
  if (visibility === 'members') return 'open'
  return may({ id: '', ...reader }, 'post.read-paid') ? 'open' : 'paid'
}

async function fullHtml(tx: Tx, id: string): Promise<string> {
  const { html } = await tx.post.findUniqueOrThrow({ where: { id }, select: { html: true } })
  return html
}

async function neighbour(tx: Tx, row: PublicPostRow, side: 'before' | 'after'): Promise<PostLink | null> {
  if (!row.publishedAt) return null
  const before = side === 'before'
  const found = await tx.post.findFirst({
    where: { ...PUBLISHED, kind: 'post', publishedAt: before ? { lt: row.publishedAt } : { gt: row.publishedAt } },
    select: { title: true, slug: true },
    orderBy: { publishedAt: before ? 'desc' : 'asc' },
  })
  return found && Object.freeze({ title: found.title, path: postPath(found.slug) })
}
