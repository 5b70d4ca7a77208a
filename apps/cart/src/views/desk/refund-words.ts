/** The words beside the form's fields for a refund that could not be asked for, by the error's code. */
export const REFUND_REFUSALS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  refund_impossible: {
    amount: 'So much is not left, or another refund is under way. Nothing was given back by this.',
  },
  refund_part: { restock: 'Goods go back with all that is left, not with a part. Nothing was given back.' },
}

/** The notice after a refund was asked for. */
export const REFUND_NOTICES = {
  asked: ['yes', 'The refund is on its way to SumUp. This page says how it stands.'],
  already: ['soon', 'This refund had been asked for already. Nothing was added to it.'],
} as const
