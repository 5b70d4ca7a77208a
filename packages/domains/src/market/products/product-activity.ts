import { publicText } from '@rose-ash/shared/activities/public-text'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { ProductDetails } from './product.ts'

/** What the log tells of a product. Throws ValidationError for one without a pack: it cannot be sold. */
export function productPayload(product: ProductDetails) {
  const { slug, name, summary, path, picturePath, variants } = product
  const [variant] = variants
  if (!variant) throw new ValidationError('a product without a pack cannot be sold')
  const { priceMinor, currency } = variant
  return { slug, name, summary, path, imageUrl: picturePath, priceMinor, currency, text: productText(product) }
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
