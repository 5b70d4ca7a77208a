/** `applied`: the goods were confirmed. `owed`: the goods were gone, so the money must be refunded. */
export const PAYMENT_STATUSES = ['applied', 'owed'] as const
