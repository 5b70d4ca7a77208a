/** `pending`: requested, without an answer yet. */
export const FOLLOW_STATUSES = ['pending', 'accepted'] as const
