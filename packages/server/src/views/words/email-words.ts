/** The words beside a field for an e-mail address (emailField). */
export const EMAIL_WORDS = {
  too_big: 'That address is too long. Check it, or give a shorter one.',
  otherwise: 'That does not look like an e-mail address. Write all of it, such as ann@example.org.',
} as const
