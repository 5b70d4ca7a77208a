/** The path of a product on the market's host. */
export function productPath(slug: string): string {
  return `/products/${encodeURIComponent(slug)}`
}
