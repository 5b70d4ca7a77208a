/** `collecting`: ready for an editor to publish or cancel. */
export const DIGEST_STATUSES = ['collecting', 'published', 'cancelled'] as const
export type DigestStatus = (typeof DIGEST_STATUSES)[number]
