import express, { type Response, Router } from 'express'
import { checkoutStatus } from '../checkouts/checkout.ts'
import type { SumUpContext } from '../sumup-context.ts'
import { attemptPayment } from './attempt-payment.ts'
import { overviewPage } from './overview-page.ts'
import { payPage } from './pay-page.ts'

/** The pages that people see. */
export function hostedRoutes(ctx: SumUpContext): Router {
  const router = Router()

  router.get('/', (_req, res) => send(res, overviewPage(ctx)))

  router.get('/pay/:pageId', (req, res, next) => {
    const checkout = ctx.store.findByPage(req.params.pageId)
    if (!checkout?.hosted) return next()
    const status = checkoutStatus(checkout, ctx.now())
    send(res, payPage({ checkout, status, merchantName: ctx.settings.merchantName }))
  })

  router.post('/pay/:pageId', express.urlencoded({ extended: false }), async (req, res, next) => {
    const checkout = ctx.store.findByPage(String(req.params.pageId))
    if (!checkout?.hosted) return next()
    const after = await attemptPayment(ctx, checkout, req.body?.outcome === 'pay' ? 'pay' : 'decline')
    const isPaid = checkoutStatus(after, ctx.now()) === 'PAID'
    res.redirect(303, isPaid && after.redirect_url ? after.redirect_url : req.originalUrl)
  })

  return router
}

function send(res: Response, text: string): void {
  // No form-action: browsers would apply it to the redirect back to the shop, which is another host.
  res.set(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self'; base-uri 'none'",
  )
  res.set('cache-control', 'no-store').type('html').send(text)
}
