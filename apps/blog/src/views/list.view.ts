import type { PostPage } from '@rose-ash/domains/blog/posts/reading/list-published'
import type { Site } from '@rose-ash/shared/site/site'
import { storyView } from './story.view.ts'

/** A page of posts with links to newer and older ones; `base` ends with a slash. */
export function listView(site: Site, { posts, page, pageCount }: PostPage, base: string) {
  const href = (number: number) => (number === 1 ? base : `${base}page/${number}/`)
  return {
    stories: posts.map((post) => storyView(site, post)),
    pages:
      pageCount > 1
        ? {
            previous: page > 1 ? { href: href(page - 1), label: 'Newer' } : null,
            next: page < pageCount ? { href: href(page + 1), label: 'Older' } : null,
            position: `Page ${page} of ${pageCount}`,
          }
        : null,
  }
}
