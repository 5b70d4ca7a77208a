/** Where a product is on the market's host. */
export function productPath(slug: string): string {
  return `/products/${slug}`
}
