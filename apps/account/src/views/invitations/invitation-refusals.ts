import { EMAIL_WORDS } from '@rose-ash/server/views/words/email-words'

/** The words beside the form for an invitation. */
export const INVITATION_WORDS = { email: EMAIL_WORDS, roles: 'Choose from the roles that are listed.' } as const

/** The words for an invitation that cannot be revoked. */
export const INVITATION_REFUSALS = {
  notOpen: 'It was not open any more: it was accepted, taken back or too old. Nothing was changed.',
} as const
