import { findOrder } from '@rose-ash/domains/cart/orders/read-orders'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { Request, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { abandonOrder } from '../../services/orders/abandon-order.ts'
import { payOrder } from '../../services/orders/pay-order.ts'
import { settleOrder } from '../../services/orders/settle-order.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { orderView } from '../../views/orders/show.view.ts'
import { TITLES } from '../../views/page-titles.ts'

/** The page of a member's order; the list of their orders is on their desk. Another member's order is answered with 404. */
export function orderPages(router: Router, ctx: AppContext): void {
  router.get('/orders', requireMember, (_req, res) => res.redirect(301, publicUrl(ctx.config, 'account', '/orders')))

  router.get('/orders/:id', requireMember, async (req, res) => {
    const order = await ownOrder(ctx, req)
    await res.page('orders/show', orderView(order, ctx), {
      title: TITLES.orderNumber(order.number),
      noindex: true,
    })
  })

  /** SumUp redirects the buyer here: the payment is queried at once, and the order page shows its state. */
  router.get('/orders/:id/return', requireMember, async (req, res) => {
    const { id } = await ownOrder(ctx, req)
    await settleOrder(ctx, { orderId: id })
    res.redirect(303, `/orders/${id}`)
  })

  /** Polled by the waiting page: no change, or "reload". */
  router.get('/orders/:id/status', requireMember, async (req, res) => {
    const order = await ownOrder(ctx, req)
    if (order.status !== 'pending') res.set('HX-Refresh', 'true')
    res.set('Cache-Control', 'no-store').status(204).end()
  })

  router.post('/orders/:id/payment', requireMember, async (req, res) => {
    const { id } = await ownOrder(ctx, req)
    const { payUrl } = await payOrder(ctx, { orderId: id })
    redirectTo(res, payUrl ?? `/orders/${id}`)
  })

  router.post('/orders/:id/cancellation', requireMember, async (req, res) => {
    const { id } = await ownOrder(ctx, req)
    const outcome = await abandonOrder(ctx, { orderId: id })
    if (outcome === 'open') res.flash('soon', NOTICES.stillPayable)
    redirectTo(res, `/orders/${id}`)
  })
}

async function ownOrder(ctx: AppContext, req: Request): Promise<OrderDetails> {
  const orderId = String(req.params.id)
  const order = isUuid(orderId) && (await findOrder(ctx.db, { orderId, memberId: memberOf(req).id }))
  if (!order) throw new NotFoundError(`no order ${orderId} of this member`)
  return order
}
