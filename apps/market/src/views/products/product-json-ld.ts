import type { ProductDetails, ProductVariant } from '@rose-ash/domains/market/products/product'
import { minorToDecimal } from '@rose-ash/shared/money/amount'

/** What schema.org's Product has beyond a public thing, with an Offer for each pack at the public price. */
export function productJsonLd(product: ProductDetails, { origin }: { readonly origin: string }): object {
  const [first] = product.variants
  return {
    ...(!product.summary && { description: product.description }),
    sku: first?.sku,
    ...(first?.gtin && { gtin: first.gtin }),
    ...(product.supplier && { brand: { '@type': 'Brand', name: product.supplier.name } }),
    category: product.category.name,
    offers: product.variants.map((variant) => offer(variant, origin + product.path)),
  }
}

function offer(variant: ProductVariant, url: string): object {
  const availability = {
    available: variant.madeToOrder ? 'MadeToOrder' : 'InStock',
    'sold-out': 'OutOfStock',
    withdrawn: 'Discontinued',
  }
  return {
    '@type': 'Offer',
    url,
    sku: variant.sku,
    name: variant.packWords,
    price: minorToDecimal(variant.priceMinor),
    priceCurrency: variant.currency,
    availability: `https://schema.org/${availability[variant.state]}`,
  }
}
