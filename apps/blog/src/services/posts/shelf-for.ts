import type { PostSummary } from '@rose-ash/domains/blog/posts/post-summary'

/** What the shop shows under a post about a thing: the market's category for a tag of the blog. */
const CATEGORY_OF_TAG: Readonly<Record<string, string>> = {
  bread: 'bread',
  'harvest-boxes': 'fruit-and-vegetables',
  recipes: 'larder',
  'repair-cafe': 'house-and-kitchen',
  'seed-swap': 'garden',
  wool: 'wool-and-wear',
}

export function shelfFor({ tags }: Pick<PostSummary, 'tags'>): { category?: string } {
  const category = tags.map(({ slug }) => CATEGORY_OF_TAG[slug]).find(Boolean)
  return category ? { category } : {}
}
