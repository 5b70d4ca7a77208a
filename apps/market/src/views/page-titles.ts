/** The titles of the pages. */
export const TITLES = {
  shop: 'Shop',
  searchTheShop: 'Search the shop',
  theSellersDesk: 'The sellers’ desk',
  aNewProduct: 'A new product',
  whoSellsWhere: 'Who sells where',
} as const
