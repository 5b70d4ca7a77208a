/** The part of the shop that is listed. */
export interface ListingScope {
  readonly categorySlug?: string
  readonly supplierSlug?: string
  readonly marketSlug?: string
}
