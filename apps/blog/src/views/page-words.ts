/** Labels of links and tabs, leads and descriptions of the pages. */
export const PAGE_WORDS = {
  edit: 'Edit',
  search: 'Search',
  storiesBy: (name: string) => `Stories by ${name}`,
  storiesAbout: (name: string) => `Stories about ${name}`,
  allStories: (coop: string) => `All stories of ${coop}, newest first.`,
} as const
