/** `returned`: the sale was undone. `expired` occurs in old rows only. */
export const HOLD_STATUSES = ['held', 'confirmed', 'released', 'expired', 'returned'] as const
