/** What a page says once after something was done. */
export const NOTICES = {
  followed: 'You follow it. What it says is under “What you follow”.',
  unfollowed: 'You do not follow it any more.',
} as const
