/** The kinds of rows of `posts`. */
export const POST_KINDS = ['post', 'page'] as const
export type PostKind = (typeof POST_KINDS)[number]

/** `sent`: sent by mail only, without a page. */
export const POST_STATUSES = ['draft', 'scheduled', 'published', 'sent'] as const
export type PostStatus = (typeof POST_STATUSES)[number]

/** The readers of the whole text; everybody may read its beginning. */
export const POST_VISIBILITIES = ['public', 'members', 'paid'] as const
export type PostVisibility = (typeof POST_VISIBILITIES)[number]
