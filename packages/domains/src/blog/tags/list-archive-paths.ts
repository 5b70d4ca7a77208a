import type { Tx } from '@rose-ash/shared/db/client'
import { authorPath, tagPath } from '../posts/post-path.ts'
import { PUBLISHED } from '../posts/reading/post-select.ts'

/** The paths of the pages of tags and authors with published posts. */
export async function listArchivePaths(tx: Tx): Promise<readonly string[]> {
  const posts = { some: { post: PUBLISHED } }
  const only = { select: { slug: true }, orderBy: { slug: 'asc' } } as const
  const tags = await tx.tag.findMany({ where: { visibility: 'public', posts }, ...only })
  const authors = await tx.author.findMany({ where: { posts }, ...only })
  return [...tags.map(({ slug }) => tagPath(slug)), ...authors.map(({ slug }) => authorPath(slug))]
}
