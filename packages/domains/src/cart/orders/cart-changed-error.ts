import { ConflictError } from '@rose-ash/shared/errors/http-errors'

/** The basket is not the one the buyer looked at: other lines, or other prices. Nothing was reserved. */
export class CartChangedError extends ConflictError {
  constructor(why: 'empty' | 'lines' | 'prices' | 'unavailable') {
    super(`the cart is not the one that was agreed to: ${why}`, { code: 'cart_changed', details: { why } })
  }
}
