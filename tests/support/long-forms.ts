import type { AppName } from '@rose-ash/shared/config/app-name'

export interface LongForm {
  readonly name: string
  readonly app: Exclude<AppName, 'federation'>
  readonly page: string
  /** The field into which most is typed. */
  readonly field: string
}

/** The forms into which people type for a while, as a maker with a basket sees them. */
export const LONG_FORMS: readonly LongForm[] = [
  { name: 'post', app: 'blog', page: '/desk/posts/new', field: 'text' },
  { name: 'product', app: 'market', page: '/desk/products/new', field: 'description' },
  { name: 'entry', app: 'events', page: '/desk/entries/new', field: 'description' },
  { name: 'checkout', app: 'cart', page: '/checkout', field: 'note' },
  { name: 'profile', app: 'account', page: '/profile', field: 'bio' },
]
