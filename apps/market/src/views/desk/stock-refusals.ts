/** The words for a count that was not written down, by the error's code. */
export const STOCK_REFUSALS: Readonly<Record<string, string>> = {
  not_a_count: 'Nothing was changed: a count is a whole number.',
  stock_reserved: 'Nothing was changed: more than that is already promised to people who are paying.',
}
