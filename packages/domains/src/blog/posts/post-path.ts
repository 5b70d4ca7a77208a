/** The path of a post or page on the blog's host. It has Ghost's form, so that imported addresses stay valid; percent-encoded. */
export function postPath(slug: string): string {
  return `/${encodeURIComponent(slug)}/`
}

export function tagPath(slug: string): string {
  return `/tag/${encodeURIComponent(slug)}/`
}

export function authorPath(slug: string): string {
  return `/author/${encodeURIComponent(slug)}/`
}
