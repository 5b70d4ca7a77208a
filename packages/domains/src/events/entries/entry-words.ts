/** `in_review`: waits for an editor. */
export const PUBLICATIONS = ['draft', 'in_review', 'published'] as const

/** How one takes part. `open`: by coming. `free`: by answering. `ticketed`: with a ticket of ours. `external`: at another site. */
export const JOIN_MODES = ['open', 'free', 'ticketed', 'external'] as const
export type JoinMode = (typeof JOIN_MODES)[number]
