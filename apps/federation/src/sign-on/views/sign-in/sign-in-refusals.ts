import type { Redemption } from '@rose-ash/domains/identity/proofs/redeem-proof'

/** The words for a refused sign-in, by its method. */
export const SIGN_IN_REFUSALS = {
  code: {
    unknown: 'That is not the code in the newest letter. Check the digits and try again.',
    used: 'That code has been used already.',
    expired: 'That code is too old. Ask for a new letter below.',
    'too-many-attempts': 'Too many tries with this letter. Ask for a new one below.',
    suspended: 'This membership is resting. Write to us and we will sort it out.',
  } satisfies Record<Exclude<Redemption['result'], 'proven'>, string>,
  passkey: 'That passkey did not open the door. Try again, or let us send you a link.',
  secondFactor: 'That is not the code of this moment. Wait for the next one and try again.',
  link: {
    expired: {
      title: 'This link is too old',
      text: 'A link works for a quarter of an hour. Ask for a new one; it takes a moment.',
      again: 'Sign in',
    },
    used: {
      title: 'This link has been used',
      text: 'A link works once. If you pressed its button yourself, the tab where you asked is signed in.',
      again: 'Sign in again',
    },
    over: {
      title: 'The sign-in that asked for this letter is over',
      text: 'It was finished in another way, or has ended. No page waits for this link any more; nothing was lost.',
      again: 'Sign in',
    },
    invitation: {
      title: 'This invitation is over',
      text: 'It was accepted or taken back, or is too old. If you accepted it yourself, sign in as usual.',
      again: 'Sign in',
    },
    ended: {
      title: 'That sign-in is ended',
      text: 'It was not the number on the page that waits, or it was not you who asked. Nobody was signed in. If it was you, begin again.',
      again: 'Sign in',
    },
    suspended: {
      title: 'This membership is resting',
      text: 'Somebody at the co-op has paused it. Write to us and we will sort it out together.',
      again: undefined,
    },
  },
} as const

/** The words beside the name that an invitation asks for. */
export const INVITATION_NAME_REFUSALS = {
  name_missing: 'Tell us what to call you.',
  name_too_long: 'Keep it under 80 characters.',
} as const
