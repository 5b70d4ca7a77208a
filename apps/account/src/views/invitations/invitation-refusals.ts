/** The most addresses in one sending. */
export const AT_ONCE = 200

/** The words beside the form for invitations. */
export const INVITATION_WORDS = {
  email: {
    too_big: 'That is too much at once. Send the rest in a second go.',
    otherwise: 'Write whole addresses, such as ann@example.org.',
  },
  message: { too_big: 'Keep it under 1,000 characters.', otherwise: 'Write it as text.' },
  roles: 'Choose from the roles that are listed.',
  days: 'Choose from the days that are listed.',
} as const

/** What is said beside the addresses when some of them are none, or they are too many. */
export const ADDRESS_REFUSALS = {
  missing: 'Write at least one address, such as ann@example.org.',
  tooMany: `That is more than ${AT_ONCE} addresses. Send the rest in a second go.`,
  /** They stay in the field. */
  strange: 'This does not look like an e-mail address. Write all of it, such as ann@example.org.',
} as const

/** The words for an invitation that is not open. */
export const INVITATION_REFUSALS = {
  notOpen: 'It was not open any more: it was accepted or taken back. Nothing was changed.',
} as const
