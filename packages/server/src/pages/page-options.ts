import type { FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { PageOptions as LayoutOptions } from '../views/page-options.ts'

/** What the kit itself puts into the layout. */
type FromTheKit = 'csrfToken' | 'nonce' | 'fragments' | 'noticesHole'

export interface PageOptions extends Omit<LayoutOptions, FromTheKit> {
  /** Default 200. */
  readonly status?: number
  /** Fragments of this page besides the masthead's; the view prints them as `{{{fragments.<key>}}}`. */
  readonly fragments?: Readonly<Record<string, FragmentRequest>>
  /**
   * The freshness keys of what the page itself is made of (its fragments say theirs). A page that says them is shared between its
   * readers and made again when one of them is touched; a page that does not is made for each.
   */
  readonly reads?: readonly string[] | undefined
  /** false: this page is personal. The same as saying no `reads`. */
  readonly cache?: false
}
