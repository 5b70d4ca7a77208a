/** The systems that a site can be imported from. */
export const IMPORT_KINDS = ['ghost'] as const

/** The things that an import creates. */
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

/** `inactive`: has left, but is still shown as author. */
export const AUTHOR_STATUSES = ['active', 'inactive'] as const
