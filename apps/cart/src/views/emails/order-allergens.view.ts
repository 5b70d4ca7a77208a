import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import type { Site } from '@rose-ash/shared/site/site'

interface Correction {
  readonly productName: string
  readonly before: string | null
  readonly after: string | null
}

/** The values of the letter about corrected allergens. */
export function orderAllergensMail(
  { number, contactName }: OrderDetails,
  {
    correction: { productName, before, after },
    href,
    site,
  }: { readonly correction: Correction; readonly href: string; readonly site: Site },
) {
  return {
    number,
    name: contactName,
    productName,
    before: before ?? 'none were named',
    after: after ?? 'none are named',
    href,
    coopName: site.coop.name,
  }
}
