import type { EmailChangeOutcome } from '@rose-ash/domains/account/rights/change-email'

interface Refusal {
  readonly title: string
  readonly text: string
}

/** The words for a link that changes no address. */
export const EMAIL_REFUSALS: Readonly<Record<Exclude<EmailChangeOutcome['result'], 'changed'>, Refusal>> = {
  useless: {
    title: 'This link leads nowhere',
    text: 'It was used already, is too old, or was asked for by another member. Nothing has changed. Ask for a new one on your profile.',
  },
  taken: {
    title: 'That address belongs to another member',
    text: 'If both are you, write to us and we will put them together.',
  },
}
