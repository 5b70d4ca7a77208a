/** Which part of the shop is listed. */
export interface ListingScope {
  readonly categorySlug?: string
  readonly supplierSlug?: string
  readonly marketSlug?: string
}
