import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'

/** The parts of the search, by their word in the address. */
export const SCOPES = [
  { name: 'stories', app: 'blog', label: 'Stories' },
  { name: 'shop', app: 'market', label: 'In the shop' },
  { name: 'events', app: 'events', label: 'What’s on' },
] as const

export type ScopeName = (typeof SCOPES)[number]['name']

export function searchHref(query: string, scope?: ScopeName, page = 1): string {
  return `/search?${new URLSearchParams({ q: query, ...(scope && { in: scope }), ...(page > 1 && { page: String(page) }) })}`
}

/** The tabs: everything, then each app; none without a query. */
export function searchTabs(query: string, scope?: ScopeName) {
  if (!query) return null
  const scopes = [{ name: undefined, label: 'Everything' }, ...SCOPES]
  return scopes.map(({ name, label }) => ({ label, href: searchHref(query, name), current: name === scope }))
}

export function searchPaging(
  query: string,
  scope: ScopeName,
  { page, pageCount }: { page: number; pageCount: number },
) {
  if (pageCount <= 1) return null
  return {
    previous: page > 1 ? { href: searchHref(query, scope, page - 1), label: 'Better matches' } : null,
    next: page < pageCount ? { href: searchHref(query, scope, page + 1), label: 'More' } : null,
    position: `Page ${page} of ${pageCount}`,
  }
}

/** Escapes the text, then turns the two control characters around a match into `<mark>`. */
export function marked(snippet: string): SafeHtml {
  const escaped = snippet.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return safeHtml(escaped.replaceAll('\u0001', '<mark>').replaceAll('\u0002', '</mark>'))
}
