/** The number of wrong codes after which a proof becomes invalid. */
export const MAX_ATTEMPTS = 5
