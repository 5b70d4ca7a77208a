import type { StockReservedError } from '@rose-ash/domains/market/stock/change-stock'

/** The words for an invalid count. */
export const COUNT_WORDS = { onHand: 'Nothing was changed: a count is a whole number, up to 100,000.' }

/** The words for a refused count. */
export const STOCK_REFUSALS: Readonly<Record<StockReservedError['code'], string>> = {
  stock_reserved: 'Nothing was changed: more than that is already promised to people who are paying.',
}
