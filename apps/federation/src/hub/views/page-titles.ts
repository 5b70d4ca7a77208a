/** The titles of the pages. */
export const TITLES = {
  people: 'People',
} as const
