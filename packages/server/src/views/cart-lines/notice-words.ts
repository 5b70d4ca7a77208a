/** What a page says after something was put into the basket by a browser without scripts. */
export const NOTICES = {
  added: (title: string) => `${title} is in your basket.`,
  soldOut: (name: string) => `${name || 'That'} has just sold out. Nothing was put into your basket.`,
} as const
