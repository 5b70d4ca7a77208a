import { readCart } from '@rose-ash/domains/cart/carts/view-cart'
import { CollectionPointError } from '@rose-ash/domains/cart/orders/find-handover'
import { claimCart } from '@rose-ash/server/basket/cart-owner'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo, redirectUntaken } from '@rose-ash/server/http/redirect-to'
import { fieldRefusalsOf, refusalOf } from '@rose-ash/server/http/refusal-of'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { checkOut } from '../../services/orders/check-out.ts'
import { checkoutForm } from '../../services/orders/checkout-form.ts'
import { listCollectionPoints } from '../../services/orders/list-collection-points.ts'
import { CHECKOUT_FIELD_REFUSALS, CHECKOUT_REFUSALS, CHECKOUT_WORDS } from '../../views/checkout/checkout-refusals.ts'
import { checkoutView } from '../../views/checkout/show.view.ts'
import { TITLES } from '../../views/page-titles.ts'

/** The checkout: collection point, contact and total on one page. */
export function checkoutPages(router: Router, ctx: AppContext): void {
  router.get('/checkout', requireMember, async (req, res) => {
    await sendCheckout(ctx, req, res, {})
  })

  router.post('/checkout', requireMember, async (req, res) => {
    const form = readForm(checkoutForm, req.body, CHECKOUT_WORDS)
    if (!form.ok) return sendCheckout(ctx, req, res, { values: form.values, errors: form.errors })
    const { name, phone, note, collectionPointId, cartVersion, agreedTotalMinor } = form.input
    const { id: memberId, email } = memberOf(req)
    try {
      const contact = { name, email, phone: phone || null }
      const { orderId, payUrl } = await checkOut(ctx, {
        memberId,
        contact,
        note,
        collectionPointId,
        cartVersion,
        agreedTotalMinor,
      })
      redirectTo(res, payUrl ?? `/orders/${orderId}`)
    } catch (error) {
      if (error instanceof CollectionPointError) {
        const errors = fieldRefusalsOf(CHECKOUT_FIELD_REFUSALS, error)
        return sendCheckout(ctx, req, res, { values: form.input, errors })
      }
      const refusal = refusalOf(CHECKOUT_REFUSALS, error)
      res.flash('no', refusal.text)
      await req.keepForm('changed')
      redirectUntaken(res, refusal.next)
    }
  })
}

async function sendCheckout(
  ctx: AppContext,
  req: Request,
  res: Response,
  {
    values = {},
    errors = {},
  }: { values?: Readonly<Record<string, unknown>>; errors?: Readonly<Record<string, string>> },
): Promise<void> {
  const member = memberOf(req)
  const cart = await readCart(ctx, ctx.db, { owner: await claimCart(ctx, req, res) })
  if (!cart.orderable) return redirectTo(res, '/')
  const points = await listCollectionPoints(ctx)
  const status = Object.keys(errors).length > 0 ? 422 : 200
  const view = checkoutView({
    cart,
    points,
    member,
    values,
    errors,
    payWithinMinutes: ctx.config.PAY_WITHIN_MINUTES,
    site: ctx.site,
  })
  await res.page('checkout/show', view, { title: TITLES.checkout, status, noindex: true })
}
