/** `merged`: its lines were moved to the member's cart. */
export const CART_STATUSES = ['open', 'merged'] as const
