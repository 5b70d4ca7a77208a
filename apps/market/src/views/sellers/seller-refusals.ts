/** The words for a refused appointment of a seller. */
export const SELLER_REFUSALS = {
  unknown: 'No member has this address. Invite them first, with the role “seller”.',
  'no-seller': 'This member is no seller yet. Give them the role first: Me → Members.',
} as const
