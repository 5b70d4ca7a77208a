import type { SearchPage } from '@rose-ash/shared/protocols/blog'
import { type SafeHtml, safeHtml } from '@rose-ash/shared/views/safe-html'
import { storyView } from '../story.view.ts'

export function searchView(query: string, { hits, page, total, pageCount }: SearchPage) {
  const asked = query.trim()
  const href = (number: number) => `/search?q=${encodeURIComponent(asked)}&page=${number}`
  return {
    query: asked,
    found: asked
      ? `${total === 0 ? 'Nothing' : total === 1 ? 'One story' : `${total} stories`} found for “${asked}”`
      : null,
    nothing: asked !== '' && total === 0,
    hits: hits.map(({ post, snippet }) => ({ ...storyView(post), snippet: snippet ? marked(snippet) : null })),
    pages:
      pageCount > 1
        ? {
            previous: page > 1 ? { href: href(page - 1), label: 'Better matches' } : null,
            next: page < pageCount ? { href: href(page + 1), label: 'More' } : null,
            position: `Page ${page} of ${pageCount}`,
          }
        : null,
  }
}

/** Escapes everything, then turns the two control characters around a match into `<mark>`. */
function marked(snippet: string): SafeHtml {
  const escaped = snippet.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return safeHtml(escaped.replaceAll('\u0001', '<mark>').replaceAll('\u0002', '</mark>'))
}
