import type { ReadablePost } from '@rose-ash/domains/blog/posts/reading/read-post'
import type { Reading } from '@rose-ash/domains/blog/posts/reading/reading-for'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { Site } from '@rose-ash/shared/site/site'
import { bylineView, pictureView } from '../story.view.ts'

const PICTURE_SIZES = '(min-width: 72rem) 68rem, 100vw'
const A_DAY = 86_400_000

interface Shown extends Reading {
  readonly isSignedIn: boolean
}

/** The stored HTML and captions were sanitised, so they are printed unescaped. */
export function postView(site: Site, { post, previous, next }: ReadablePost, { html, ...shown }: Shown) {
  const [primary, ...others] = post.tags
  const wasCorrected = post.updatedAt.getTime() - post.publishedAt.getTime() > A_DAY
  return {
    title: post.title,
    standfirst: post.kind === 'post' ? post.standfirst : null,
    kicker: primary ? { label: primary.name, href: primary.path } : null,
    tags: others.map(({ name, path }) => ({ label: name, href: path })),
    showHead: post.showTitleAndFeature,
    authors: bylineView(post),
    published: site.day(post.publishedAt),
    publishedIso: post.publishedAt.toISOString(),
    readingTime: `${post.readingMinutes} min read`,
    note: wasCorrected ? `Corrected ${site.day(post.updatedAt)}` : null,
    picture: pictureView(post.image, PICTURE_SIZES),
    caption: post.image?.caption ? safeHtml(post.image.caption) : null,
    html: safeHtml(html),
    wall: wallView(site, shown, post.path),
    previous,
    next,
  }
}

function wallView({ words }: Site, { access, isSignedIn }: Omit<Shown, 'html'>, path: string) {
  if (access === 'open') return null
  const isForMembers = access === 'members'
  const first = isSignedIn
    ? 'You are signed in, but you do not belong to the co-op yet. If you do, a steward can note it.'
    : 'If you belong to the co-op, sign in with your e-mail address and you are back at this place at once.'
  return {
    title: isForMembers ? 'The rest is for members' : 'The rest is for supporting members',
    text: isForMembers
      ? [first, words.joining].filter(Boolean).join(' ')
      : 'Your membership does not include this part yet.',
    signInHref: isSignedIn ? null : `/auth/login?next=${encodeURIComponent(path)}`,
    joinHref: '/how-to-join/',
  }
}
