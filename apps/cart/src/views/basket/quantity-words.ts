/** The words beside a quantity that cannot be. */
export const QUANTITY_WORDS = {
  quantity: {
    too_big: 'A basket holds at most 99 of one thing. Nothing was changed.',
    otherwise: 'Say how many as a whole number. Nothing was changed.',
  },
}
