import { createApp as createServer } from '@rose-ash/server/app/create-app'
import { cartLines } from '@rose-ash/server/basket/cart-lines'
import { sitemap } from '@rose-ash/server/search-engines/sitemap'
import { registerSso } from '@rose-ash/server/sign-on/register-sso'
import type { Express } from 'express'
import type { AppContext } from './context.ts'
import { editLinkFragment } from './http/fragments/edit-link.ts'
import { listingFragment } from './http/fragments/listing.ts'
import { productCardFragment } from './http/fragments/product-card.ts'
import { workFragment } from './http/fragments/work.ts'
import { productObjects } from './http/objects/product-objects.ts'
import { deskPages } from './http/pages/desk.ts'
import { deskProductPages } from './http/pages/desk-product.ts'
import { listingPages } from './http/pages/listings.ts'
import { productPages } from './http/pages/products.ts'
import { sellerPages } from './http/pages/sellers.ts'
import { shopPages } from './http/pages/shop.ts'
import { listShelfPaths } from './services/shelves/list-shelf-paths.ts'

const PAGES = [
  cartLines,
  shopPages,
  listingPages,
  productPages,
  deskPages,
  deskProductPages,
  sellerPages,
  sitemap(listShelfPaths),
]

export function createApp(ctx: AppContext): Express {
  return createServer(ctx, {
    signOn: registerSso,
    objects: productObjects,
    routes: (app) => {
      for (const pages of PAGES) pages(app, ctx)
    },
    fragments: {
      'market.listing': listingFragment,
      'market.product-card': productCardFragment,
      'market.work': workFragment,
      'market.edit-link': editLinkFragment,
    },
  })
}
