import { payloadPicture } from '@rose-ash/shared/activities/catalogue/picture'
import { publicText } from '@rose-ash/shared/activities/public-text'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { ProductDetails } from './product.ts'

/** The payload of a product's activities. Throws ValidationError for a product without a variant, which cannot be sold. */
export function productPayload(product: ProductDetails) {
  const { slug, name, summary, path, picture, variants } = product
  const [variant] = variants
  if (!variant) throw new ValidationError('a product without a pack cannot be sold')
  const { priceMinor, currency } = variant
  return { slug, name, summary, path, ...payloadPicture(picture), priceMinor, currency, text: productText(product) }
}

function productText({ supplier, category, labels, description, ingredients, origin }: ProductDetails): string {
  return publicText([
    supplier?.name,
    category.name,
    ...labels.map(({ name }) => name),
    description,
    ingredients,
    origin,
  ])
}
