import type { PostSummary } from '@rose-ash/domains/blog/posts/post-summary'
import type { Site } from '@rose-ash/shared/site/site'

/** The category that the shop's shelf under a post shows: that of the post's first tag with one. Without a category: all of the shop. */
export function shelfFor(
  { shelvesByTag }: Pick<Site, 'shelvesByTag'>,
  { tags }: Pick<PostSummary, 'tags'>,
): { category?: string } {
  const tag = tags.find(({ slug }) => Object.hasOwn(shelvesByTag, slug))
  const category = tag && shelvesByTag[tag.slug]
  return category ? { category } : {}
}
