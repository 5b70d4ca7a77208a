import { ConflictError } from '@rose-ash/shared/errors/http-errors'

export type CartChange = 'empty' | 'lines' | 'prices' | 'unavailable'

/** The basket's lines or prices differ from those that the buyer saw. Nothing was reserved. */
export class CartChangedError extends ConflictError {
  constructor(why: CartChange) {
    super(`the cart is not the one that was agreed to: ${why}`, { code: 'cart_changed', details: { why } })
  }
}
