/** `pending`: asked for and not answered. */
export const FOLLOW_STATUSES = ['pending', 'accepted'] as const
