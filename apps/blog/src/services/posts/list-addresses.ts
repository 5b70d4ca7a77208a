import { authorPath, postPath, tagPath } from '@rose-ash/domains/blog/posts/post-path'
import type { AppContext } from '../../context.ts'

export interface Address {
  readonly path: string
  readonly changedAt: Date | null
}

/** Every address that search engines should know: posts, pages, and tags and authors that have posts. */
export async function listAddresses({ db }: Pick<AppContext, 'db'>): Promise<readonly Address[]> {
  const published = { status: 'published', emailOnly: false }
  const posts = await db.post.findMany({
    where: published,
    select: { slug: true, updatedAt: true },
    orderBy: { publishedAt: 'desc' },
    take: 40_000,
  })
  const tags = await db.tag.findMany({
    where: { visibility: 'public', posts: { some: { post: published } } },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  })
  const authors = await db.author.findMany({
    where: { posts: { some: { post: published } } },
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
