import type { StockReservedError } from '@rose-ash/domains/market/stock/change-stock'
import type { FieldErrors } from '@rose-ash/server/http/parse'

/** The words for an invalid count. */
export const COUNT_WORDS = { onHand: 'Nothing was changed: a count is a whole number, up to 100,000.' }

/** The words for a refused count. */
export const STOCK_REFUSALS: Readonly<Record<StockReservedError['code'], FieldErrors>> = {
  stock_reserved: { onHand: 'Nothing was changed: more than that is already promised to people who are paying.' },
}
