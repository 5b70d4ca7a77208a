import { Router } from 'express'
import { sendError, sendNotFound } from '../api-errors.ts'
import type { SumUpContext } from '../sumup-context.ts'
import { checkoutStatus } from './checkout.ts'
import { checkoutBody, describeProblem } from './checkout-body.ts'
import { createCheckout } from './create-checkout.ts'
import { presentCheckout } from './present-checkout.ts'

/** /v0.1/checkouts */
export function checkoutRoutes(ctx: SumUpContext): Router {
  const router = Router()
  const { store } = ctx

  router.post('/', async (req, res) => {
    const body = checkoutBody.safeParse(req.body)
    if (!body.success) return sendError(res, 400, describeProblem(body.error, req.body))
    if (body.data.merchant_code !== ctx.settings.merchantCode) {
      return void res
        .status(403)
        .json({ error_message: 'checkout_payments_not_allowed', error_code: 'FORBIDDEN', status_code: '403' })
    }
    const checkout = await createCheckout(ctx, body.data)
    if (checkout) return void res.status(201).json(presentCheckout(checkout, ctx))
    const message = 'Checkout with this checkout reference and pay to email already exists'
    sendError(res, 409, { error_code: 'DUPLICATED_CHECKOUT', message })
  })

  router.get('/', (req, res) => {
    const reference = req.query.checkout_reference
    const chosen = store
      .checkouts()
      .filter((checkout) => reference === undefined || checkout.checkout_reference === reference)
    res.json(chosen.map((checkout) => presentCheckout(checkout, ctx)))
  })

  router.get('/:id', (req, res) => {
    const checkout = store.find(req.params.id)
    if (!checkout) return sendNotFound(res)
    res.json(presentCheckout(checkout, ctx))
  })

  router.delete('/:id', async (req, res) => {
    const checkout = store.find(req.params.id)
    if (!checkout) return sendNotFound(res)
    if (checkoutStatus(checkout, ctx.now()) === 'PAID') {
      return sendError(res, 409, { error_code: 'CHECKOUT_PROCESSED', message: 'Checkout is already processed' })
    }
    const after = { ...checkout, deactivated: true }
    await store.save(after)
    res.json(presentCheckout(after, ctx))
  })

  return router
}
