import type { ProductDetails, ProductVariant } from '@rose-ash/domains/market/products/product'
import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import type { Site } from '@rose-ash/shared/site/site'
import { priceView } from '../product-tile.view.ts'

/** A product in a few lines that read well without its page: name, what each pack costs, what it is, and where. */
export function productNote(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, site: Site, product: ProductDetails): string {
  const href = publicUrl(config, 'market', product.path)
  const packs = product.variants.map((variant) => escapeHtml(packLine(site, variant))).join('<br>')
  const summary = product.summary ? `<p>${escapeHtml(product.summary)}</p>` : ''
  return `<p><strong>${escapeHtml(product.name)}</strong><br>${packs}</p>${summary}<p><a href="${escapeHtml(href)}">${escapeHtml(href)}</a></p>`
}

/** `500 g: £4.20 (£8.40 / kg)` */
function packLine(site: Site, variant: ProductVariant): string {
  const { price, unitPrice } = priceView(site, variant, false)
  const pack = variant.packWords === 'each' ? '' : `${variant.packWords}: `
  return `${pack}${price}${unitPrice ? ` (${unitPrice})` : ''}`
}
