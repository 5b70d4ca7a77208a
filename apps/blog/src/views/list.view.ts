import type { PostPage } from '@rose-ash/domains/blog/posts/reading/list-published'
import type { Site } from '@rose-ash/shared/site/site'
import { storyView } from './story.view.ts'

/** A page of posts with links to newer and older ones; `base` ends with a slash. */
export function listView(site: Site, { posts, page, pageCount }: PostPage, base: string) {
  const href = (number: number) => listHref(base, number)
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

/** The address of a page of a list whose first page is `base`. */
export function listHref(base: string, page: number): string {
  return page === 1 ? base : `${base}page/${page}/`
}
