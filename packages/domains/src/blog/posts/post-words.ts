/** What a row of `posts` is. */
export const POST_KINDS = ['post', 'page'] as const
export type PostKind = (typeof POST_KINDS)[number]

/** `sent`: mailed to its readers and never a page. */
export const POST_STATUSES = ['draft', 'scheduled', 'published', 'sent'] as const
export type PostStatus = (typeof POST_STATUSES)[number]

/** Who may read the whole text; everybody may read its beginning. */
export const POST_VISIBILITIES = ['public', 'members', 'paid'] as const
export type PostVisibility = (typeof POST_VISIBILITIES)[number]
