/** The titles of the pages. */
export const TITLES = {
  searchFor: (q: string) => `Search: ${q}`,
  search: 'Search',
  feedOf: (name: string) => `RSS: ${name}`,
  desk: 'Desk',
  aNewPost: 'A new post',
  previewOf: (title: string) => `Preview: ${title}`,
  digests: 'Digests',
  archive: (page: number) => (page === 1 ? 'Everything we have printed' : `Everything we have printed, page ${page}`),
} as const
