/** The titles of the pages. */
export const TITLES = {
  basket: 'Basket',
  checkout: 'Checkout',
  orders: 'Orders',
  giveMoneyBack: 'Give money back',
  orderNumber: (number: number) => `Order ${number}`,
} as const
