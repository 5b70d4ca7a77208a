/** `returned`: the sale was undone. `expired` stands in rows of older versions only. */
export const HOLD_STATUSES = ['held', 'confirmed', 'released', 'expired', 'returned'] as const
