/** The name that stays in rows and lists when a member's account is deleted. */
export const FORMER_MEMBER = 'A former member'
