/** The path of a post or page on the blog's host. It has Ghost's form, so that imported addresses stay valid. */
export function postPath(slug: string): string {
  return `/${slug}/`
}

export function tagPath(slug: string): string {
  return `/tag/${slug}/`
}

export function authorPath(slug: string): string {
  return `/author/${slug}/`
}
