import type { FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { PageOptions as LayoutOptions } from '../views/page-options.ts'

/** What the kit itself puts into the layout. */
type FromTheKit = 'csrfToken' | 'nonce' | 'fragments'

export interface PageOptions extends Omit<LayoutOptions, FromTheKit> {
  /** Default 200. */
  readonly status?: number
  /** Fragments of this page besides the masthead's; the view prints them as `{{{fragments.<key>}}}`. */
  readonly fragments?: Readonly<Record<string, FragmentRequest>>
  /** false: never share this page between anonymous visitors. GET pages with status 200 are shared for a few seconds. */
  readonly cache?: boolean
}
