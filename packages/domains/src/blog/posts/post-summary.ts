import type { PostImage } from '../media/post-image.ts'
import type { PostKind, PostVisibility } from './post-kinds.ts'

export interface TagLink {
  readonly slug: string
  readonly name: string
  readonly path: string
  readonly accentColor: string | null
}

export interface AuthorLink {
  readonly slug: string
  readonly name: string
  readonly path: string
  readonly portrait: PostImage | null
}

export interface PostSummary {
  readonly id: string
  readonly kind: PostKind
  readonly slug: string
  readonly path: string
  readonly url: string
  readonly title: string
  /** Public: has no text for members only. */
  readonly excerpt: string
  readonly visibility: PostVisibility
  readonly featured: boolean
  readonly publishedAt: Date
  readonly updatedAt: Date
  readonly readingMinutes: number
  readonly image: PostImage | null
  /** Public tags in the author's order; the first is the primary one. */
  readonly tags: readonly TagLink[]
  /** Slugs of internal tags, which control pages, such as `hash-front-page`. */
  readonly internalTags: readonly string[]
  readonly authors: readonly AuthorLink[]
}

export interface PublicPost extends PostSummary {
  /** The author's own summary; null when `excerpt` was made from the text. */
  readonly standfirst: string | null
  /** The public HTML, sanitised; links and pictures are paths (see absoluteHtml). */
  readonly html: string
  readonly text: string
  readonly canonicalUrl: string | null
  readonly metaTitle: string | null
  readonly metaDescription: string | null
  readonly ogTitle: string | null
  readonly ogDescription: string | null
  readonly ogImage: PostImage | null
  readonly twitterTitle: string | null
  readonly twitterDescription: string | null
  readonly twitterImage: PostImage | null
  readonly showTitleAndFeature: boolean
}
