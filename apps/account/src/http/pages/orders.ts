import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { orderWords } from '../../views/orders/order-words.ts'
import { orderView } from '../../views/orders/show.view.ts'
import { accountTabs } from '../account-tabs.ts'

const AT_MOST = 100
const address = z.object({ id: z.uuid() })

/** A member's orders and receipts. Another member's order is answered with 404. */
export function orderPages(router: Router, { config, db, services, site }: AppContext): void {
  router.get('/orders', requireMember, async (req, res) => {
    const member = memberOf(req)
    const orders = await services.cart.listOrders(db, { memberId: member.id, limit: AT_MOST })
    const model = {
      orders: orders.map((order) => orderWords({ config, site }, order)),
      tabs: accountTabs(member, '/orders'),
    }
    await res.page('orders/index', model, { title: 'Orders and receipts', noindex: true })
  })

  router.get('/orders/:id', requireMember, async (req, res) => {
    const member = memberOf(req)
    const known = address.safeParse(req.params)
    const order = known.success
      ? await services.cart.findOrder(db, { orderId: known.data.id, memberId: member.id })
      : null
    if (!order) throw new NotFoundError('no such order of this member')
    const model = { ...orderView({ config, site }, order), tabs: accountTabs(member, '/orders') }
    await res.page('orders/show', model, { title: `Order ${order.number}`, noindex: true, width: 'read' })
  })
}
