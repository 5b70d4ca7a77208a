/** Labels of links and tabs, leads and descriptions of the pages. */
export const PAGE_WORDS = {
  total: 'Total',
} as const
