/** Where a site can be imported from. */
export const IMPORT_KINDS = ['ghost'] as const

/** What an import makes a row of. */
export const IMPORT_ENTITIES = [
  'author',
  'tag',
  'snippet',
  'redirect',
  'newsletter',
  'post',
  'page',
  'menu',
  'setting',
  'member',
] as const
export type ImportEntity = (typeof IMPORT_ENTITIES)[number]

/** `inactive`: left, but the byline stays. */
export const AUTHOR_STATUSES = ['active', 'inactive'] as const
