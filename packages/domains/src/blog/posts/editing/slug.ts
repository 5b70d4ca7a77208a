import type { Tx } from '@rose-ash/shared/db/client'
import { slugify } from '@rose-ash/shared/words/slugify'
import { SlugTakenError } from '../post-errors.ts'

/** First path segments of the blog's own pages. */
const RESERVED = new Set([
  ...[
    'archive',
    'assets',
    'auth',
    'author',
    'content',
    'cart',
    'desk',
    'healthz',
    'hooks',
    'internal',
    'media',
    'metrics',
  ],
  ...[
    'nodeinfo',
    'page',
    'preview',
    'readyz',
    'search',
    'styleguide',
    'tag',
    'users',
    'actors',
    'inbox',
    'outbox',
    'rss',
    'ghost',
  ],
])

/** A post's slug from its title, or from the slug that somebody typed. */
export function postSlug(title: string): string {
  return slugify(title) || 'untitled'
}

/** A free slug: the wanted one, or the wanted one with a number. What the post itself has is free for it. */
export async function freeSlug(tx: Tx, wanted: string, postId?: string): Promise<string> {
  await lockSlugs(tx)
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    const taken = { slug, ...(postId && { id: { not: postId } }) }
    if (!RESERVED.has(slug) && (await tx.post.count({ where: taken })) === 0) return slug
  }
}

/** Checks a given slug and returns it. Throws SlugTakenError when another post has it. */
export async function claimSlug(tx: Tx, wanted: string, postId?: string): Promise<string> {
  const slug = postSlug(wanted)
  await lockSlugs(tx)
  const other = await tx.post.findUnique({ where: { slug }, select: { id: true } })
  if (RESERVED.has(slug) || (other && other.id !== postId)) throw new SlugTakenError(slug)
  return slug
}

/** Two posts of one title at the same moment would both find its slug free: the second waits for the first. */
async function lockSlugs(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('blog.slugs'))::text`
}
