/** `applied`: the goods are the buyer's. `owed`: there were none left, the money has to go back. */
export const PAYMENT_STATUSES = ['applied', 'owed'] as const
