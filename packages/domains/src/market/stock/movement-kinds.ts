/** The causes of a change of stock on hand. */
export const MOVEMENT_KINDS = ['received', 'sold', 'returned', 'counted', 'wasted'] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]
