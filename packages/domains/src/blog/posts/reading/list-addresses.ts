import type { Tx } from '@rose-ash/shared/db/client'
import { authorPath, postPath, tagPath } from '../post-path.ts'
import { PUBLISHED } from './post-select.ts'

export interface Address {
  readonly path: string
  readonly changedAt: Date | null
}

/** All addresses for search engines: posts, pages, and tags and authors with posts. */
export async function listAddresses(tx: Tx): Promise<readonly Address[]> {
  const posts = await tx.post.findMany({
    where: PUBLISHED,
    select: { slug: true, updatedAt: true },
    orderBy: { publishedAt: 'desc' },
    take: 40_000,
  })
  const tags = await tx.tag.findMany({
    where: { visibility: 'public', posts: { some: { post: PUBLISHED } } },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  })
  const authors = await tx.author.findMany({
    where: { posts: { some: { post: PUBLISHED } } },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  })
  const newest = posts.reduce<Date | null>(
    (latest, { updatedAt }) => (latest && latest > updatedAt ? latest : updatedAt),
    null,
  )
  return [
    { path: '/', changedAt: newest },
    ...posts.map(({ slug, updatedAt }) => ({ path: postPath(slug), changedAt: updatedAt })),
    ...tags.map(({ slug }) => ({ path: tagPath(slug), changedAt: null })),
    ...authors.map(({ slug }) => ({ path: authorPath(slug), changedAt: null })),
  ]
}
