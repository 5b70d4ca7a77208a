import type { PostSummary } from '@rose-ash/domains/blog/posts/post-summary'
import type { Site } from '@rose-ash/shared/site/site'

/** The category of the products under a post: that of the first tag with a category. Without one, products of the whole shop are shown. */
export function shelfFor(
  { shelvesByTag }: Pick<Site, 'shelvesByTag'>,
  { tags }: Pick<PostSummary, 'tags'>,
): { category?: string } {
  const tag = tags.find(({ slug }) => Object.hasOwn(shelvesByTag, slug))
  const category = tag && shelvesByTag[tag.slug]
  return category ? { category } : {}
}
