/** Labels of links and tabs, leads and descriptions of the pages. */
export const PAGE_WORDS = {
  edit: 'Edit',
  desk: 'Desk',
  newProduct: 'New',
  sellers: 'Sellers',
  shop: 'Shop',
  searchTheShop: 'Search the shop',
  shopOf: (coop: string) => `The shop of ${coop}.`,
  wordsAndShopOf: (words: string, coop: string) => `${words}: the shop of ${coop}.`,
} as const
