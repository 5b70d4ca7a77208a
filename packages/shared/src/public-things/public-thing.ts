import type { AppName } from '../config/app-name.ts'
import type { ShownPicture } from '../media/picture.ts'

export const PUBLIC_THING_KINDS = ['post', 'page', 'entry', 'product'] as const
export type PublicThingKind = (typeof PUBLIC_THING_KINDS)[number]

export interface PublicTimes {
  readonly published: Date
  /** Null when the thing has not changed since it was published. */
  readonly updated: Date | null
  /** The start of an entry, or of its first occurrence. */
  readonly starts: Date | null
  readonly ends: Date | null
  readonly recurs: boolean
}

/** The public content of a post, page, entry or product, in one shape for timeline, search, the fediverse and search engines. */
export interface PublicThing {
  readonly kind: PublicThingKind
  readonly withdrawn: false
  /** The app that shows it. */
  readonly app: AppName
  readonly id: string
  /** Its address, or its path on the host of its app. */
  readonly url: string
  readonly title: string
  /** Empty when it has none. */
  readonly summary: string
  /** More text for the search, in one line, beside title and summary. */
  readonly text: string
  readonly image: ShownPicture | null
  /** The authors of a post, the calendar of an entry. */
  readonly byline: string | null
  readonly tags: readonly { readonly slug: string; readonly name: string }[]
  readonly times: PublicTimes
  readonly placeName: string | null
  readonly price: { readonly minor: number; readonly currency: string } | null
}

/** A thing that is not public: withdrawn, cancelled, or never published. */
export interface WithdrawnThing {
  readonly kind: PublicThingKind
  readonly id: string
  readonly withdrawn: true
}
