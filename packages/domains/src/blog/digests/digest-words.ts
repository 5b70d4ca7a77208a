/** `collecting`: gathered, and waits for an editor. */
export const DIGEST_STATUSES = ['collecting', 'published', 'cancelled'] as const
export type DigestStatus = (typeof DIGEST_STATUSES)[number]
