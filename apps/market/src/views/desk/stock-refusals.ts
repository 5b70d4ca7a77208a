import type { StockReservedError } from '@rose-ash/domains/market/stock/change-stock'

/** The words for a count that is none. */
export const COUNT_WORDS = { onHand: 'Nothing was changed: a count is a whole number, up to 100,000.' }

/** The words for a count that was not written down. */
export const STOCK_REFUSALS: Readonly<Record<StockReservedError['code'], string>> = {
  stock_reserved: 'Nothing was changed: more than that is already promised to people who are paying.',
}
