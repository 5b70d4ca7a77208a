import type { FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { LayoutOptions } from '../views/layout-options.ts'

/** Layout values that this package sets itself. */
type FromTheKit = 'csrfToken' | 'formPage' | 'nonce' | 'fragments' | 'noticesHole'

export interface PageOptions extends Omit<LayoutOptions, FromTheKit> {
  /** Default 200. */
  readonly status?: number
  /** Fragments of this page besides the masthead's; the view prints them as `{{{fragments.<key>}}}`. */
  readonly fragments?: Readonly<Record<string, FragmentRequest>>
  /**
   * The freshness keys of the page's own data (fragments have theirs). A page with keys is shared between readers and rendered again
   * when one of them is touched; a page without is rendered for each request.
   */
  readonly reads?: readonly string[] | undefined
}
