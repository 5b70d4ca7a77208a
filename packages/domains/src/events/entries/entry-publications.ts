/** `in_review`: waits for an editor. */
export const PUBLICATIONS = ['draft', 'in_review', 'published'] as const

/** How people take part. `open`: without registration. `free`: by a free registration. `ticketed`: with our ticket. `external`: by another site. */
export const JOIN_MODES = ['open', 'free', 'ticketed', 'external'] as const
export type JoinMode = (typeof JOIN_MODES)[number]
