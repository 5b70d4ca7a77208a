/** `merged`: its lines went to the cart that the member had already. */
export const CART_STATUSES = ['open', 'merged'] as const
