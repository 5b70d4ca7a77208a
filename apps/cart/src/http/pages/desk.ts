import { FULFILMENT_STEPS, takeFulfilmentStep } from '@rose-ash/domains/cart/orders/take-fulfilment-step'
import { requestRefund } from '@rose-ash/domains/cart/refunds/request-refund'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { ownUrl, redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { countWork } from '../../services/orders-desk/count-work.ts'
import { listOrders, listOrdersNeedingSteward, ORDER_SHELVES } from '../../services/orders-desk/list-orders.ts'
import { readOrder } from '../../services/orders-desk/read-order.ts'
import { refundForm } from '../../services/refunds/refund-form.ts'
import { STEP_DONE, STEP_NOTICES } from '../../views/desk/desk-words.ts'
import { deskOrdersView } from '../../views/desk/index.view.ts'
import { type RefundTyped, refundView } from '../../views/desk/refund.view.ts'
import { REFUND_NOTICES, REFUND_REFUSALS, refundWords } from '../../views/desk/refund-refusals.ts'
import { deskOrderView } from '../../views/desk/show.view.ts'
import { TITLES } from '../../views/page-titles.ts'

const address = z.object({ id: z.uuid() })
const query = z.object({
  show: z.enum(ORDER_SHELVES).default('all').catch('all'),
  q: z.string().trim().max(20).default(''),
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
})
const stepForm = z.object({ step: z.enum(FULFILMENT_STEPS), back: z.string().max(300).optional().catch(undefined) })
const chosen = z.object({ payment: z.uuid().optional() })

/** For stewards: all orders, and refunds. */
export function deskPages(router: Router, ctx: AppContext): void {
  router.get('/desk/orders', requireAct('order.read-all'), async (req, res) => {
    const { show: shelf, q: search, before } = parse(query, req.query)
    const [page, work] = await Promise.all([
      listOrders(ctx, { shelf, number: search === '' ? undefined : numberIn(search), before }),
      countWork(ctx),
    ])
    if (before && page.orders.length === 0) return redirectTo(res, `/desk/orders?show=${shelf}`)
    const needs = search === '' && !before && shelf === 'all' ? await listOrdersNeedingSteward(ctx) : []
    const view = deskOrdersView({ ...page, needs, work, shelf, search, here: req.originalUrl, site: ctx.site })
    await res.page('desk/index', view, {
      title: TITLES.orders,
      noindex: true,
      width: 'wide',
    })
  })

  router.get('/desk/orders/:id', requireAct('order.read-all'), async (req, res) => {
    const found = await readOrder(ctx, parse(address, req.params).id)
    await res.page('desk/show', deskOrderView(found, ctx), { ...plain, title: TITLES.orderNumber(found.order.number) })
  })

  router.post('/desk/orders/:id/fulfilment', requireAct('order.pack'), async (req, res) => {
    const orderId = parse(address, req.params).id
    const { step, back } = parse(stepForm, req.body)
    const byId = memberOf(req).id
    const outcome = await ctx.transact((tx) => takeFulfilmentStep(ctx, tx, { orderId, step, byId }))
    const isDone = outcome === 'taken' || outcome === 'already'
    if (isDone) res.flash('yes', STEP_DONE[step])
    else res.flash('soon', STEP_NOTICES[outcome])
    redirectTo(res, isDone ? ownUrl(ctx.config, back, `/desk/orders/${orderId}`) : `/desk/orders/${orderId}`)
  })

  router.get('/desk/orders/:id/refunds/new', requireAct('order.refund'), async (req, res) => {
    await sendForm(ctx, res, { orderId: parse(address, req.params).id, paymentId: parse(chosen, req.query).payment })
  })

  router.post('/desk/orders/:id/refunds', requireAct('order.refund'), async (req, res) => {
    const orderId = parse(address, req.params).id
    const form = readForm(refundForm(ctx.site), req.body, refundWords(ctx.site))
    if (!form.ok) return sendForm(ctx, res, { orderId, typed: form })
    const { paymentId, number, amount: amountMinor, reason, restock } = form.input
    try {
      const wanted = { orderId, paymentId, number, amountMinor, reason, restock: restock === 'yes' }
      const byId = memberOf(req).id
      const outcome = await ctx.transact((tx) => requestRefund(ctx, tx, { ...wanted, byId }))
      const [kind, text] = REFUND_NOTICES[outcome]
      res.flash(kind, text)
    } catch (error) {
      const errors = refusalOf(REFUND_REFUSALS, error)
      return sendForm(ctx, res, { orderId, typed: { values: req.body, errors } })
    }
    redirectTo(res, `/desk/orders/${orderId}`)
  })
}

/** Parses `1042`, `#1042` and `Order 1042`; anything else becomes a number that no order has. */
function numberIn(typed: string): number {
  return Number(/^\D*(\d{1,9})$/.exec(typed)?.[1] ?? -1)
}

const plain = { noindex: true } as const

async function sendForm(
  ctx: AppContext,
  res: Response,
  { orderId, paymentId, typed }: { orderId: string; paymentId?: string | undefined; typed?: RefundTyped },
): Promise<void> {
  const found = await readOrder(ctx, orderId)
  const view = refundView(found, {
    paymentId: paymentId ?? String(typed?.values.paymentId ?? ''),
    typed,
    site: ctx.site,
  })
  if (!view) return redirectTo(res, `/desk/orders/${orderId}`)
  await res.page('desk/refund', view, { ...plain, title: TITLES.giveMoneyBack, status: typed ? 422 : 200 })
}
