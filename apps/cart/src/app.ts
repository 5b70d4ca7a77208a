import { createApp as createServer } from '@rose-ash/server/app/create-app'
import { cartLines } from '@rose-ash/server/basket/cart-lines'
import { registerSso } from '@rose-ash/server/sign-on/register-sso'
import type { Express } from 'express'
import { paymentOrigins } from './config.ts'
import type { AppContext } from './context.ts'
import { cartLinesFragment } from './http/fragments/cart-lines.ts'
import { cartMiniFragment } from './http/fragments/cart-mini.ts'
import { workFragment } from './http/fragments/work.ts'
import { sumUpHook } from './http/hooks/sumup.ts'
import { basketPages } from './http/pages/basket.ts'
import { checkoutPages } from './http/pages/checkout.ts'
import { deskPages } from './http/pages/desk.ts'
import { orderPages } from './http/pages/orders.ts'

const PAGES = [sumUpHook, cartLines, basketPages, checkoutPages, orderPages, deskPages]

export function createApp(ctx: AppContext): Express {
  return createServer(ctx, {
    signOn: registerSso,
    routes: (app) => {
      for (const pages of PAGES) pages(app, ctx)
    },
    fragments: { 'cart.mini': cartMiniFragment, 'cart.lines': cartLinesFragment, 'cart.work': workFragment },
    security: { formActions: paymentOrigins(ctx.config) },
  })
}
