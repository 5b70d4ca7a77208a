/** Why the number on hand changed. */
export const MOVEMENT_KINDS = ['received', 'sold', 'returned', 'counted', 'wasted'] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]
