import type { PostImage } from '@rose-ash/domains/blog/media/post-image'
import type { PostSummary } from '@rose-ash/domains/blog/posts/post-summary'
import type { Site } from '@rose-ash/shared/site/site'

export interface PictureView {
  readonly src: string
  readonly alt: string
  readonly width: number | null
  readonly height: number | null
  readonly srcset: string | null
  readonly sizes: string
}

export interface StoryView {
  readonly href: string
  readonly title: string
  readonly excerpt: string
  readonly kicker: { readonly label: string; readonly href: string } | null
  readonly picture: PictureView | null
  readonly authors: readonly { readonly name: string; readonly href: string }[]
  readonly published: string
  readonly publishedIso: string
  readonly readingTime: string
  readonly note: string | null
}

export const LEAD_SIZES = '(min-width: 68rem) 34rem, (min-width: 48rem) 60vw, 100vw'
export const CARD_SIZES = '7.5rem'

/** The values of a post for `lead-story` and `post-card`. */
export function storyView(site: Site, post: PostSummary, sizes = CARD_SIZES): StoryView {
  const [primary] = post.tags
  return {
    href: post.path,
    title: post.title,
    excerpt: post.excerpt,
    kicker: primary ? { label: primary.name, href: primary.path } : null,
    picture: pictureView(post.image, sizes),
    authors: bylineView(post),
    published: site.day(post.publishedAt),
    publishedIso: post.publishedAt.toISOString(),
    readingTime: `${post.readingMinutes} min read`,
    note: post.visibility === 'public' ? null : 'For members',
  }
}

export function bylineView({ authors }: Pick<PostSummary, 'authors'>): StoryView['authors'] {
  return authors.map(({ name, path }) => ({ name, href: path }))
}

export function pictureView(image: PostImage | null, sizes: string): PictureView | null {
  return (
    image && { src: image.src, alt: image.alt, width: image.width, height: image.height, srcset: image.srcset, sizes }
  )
}
