/** Facts about what everybody may see: posts, entries of the calendars, products. */
export const PUBLIC_THINGS = [
  'blog.post.published',
  'blog.post.updated',
  'blog.post.unpublished',
  'events.entry.created',
  'events.entry.updated',
  'events.entry.cancelled',
  'market.product.published',
  'market.product.updated',
  'market.product.withdrawn',
] as const
