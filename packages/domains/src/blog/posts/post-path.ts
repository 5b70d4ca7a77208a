/** Where a post or page is read, on the blog's host: Ghost's form, so that old addresses stay good. */
export function postPath(slug: string): string {
  return `/${slug}/`
}

export function tagPath(slug: string): string {
  return `/tag/${slug}/`
}

export function authorPath(slug: string): string {
  return `/author/${slug}/`
}
