/** How often a code may be guessed before its letter is worth nothing. */
export const MAX_ATTEMPTS = 5
