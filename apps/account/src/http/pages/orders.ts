import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { orderWords } from '../../views/orders/order-words.ts'
import { TITLES } from '../../views/page-titles.ts'
import { accountTabs } from '../account-tabs.ts'

const AT_MOST = 100
const address = z.object({ id: z.uuid() })

/** A member's orders and receipts. The page of an order is the cart's; another member's order is answered with 404. */
export function orderPages(router: Router, { config, db, services, site }: AppContext): void {
  router.get('/orders', requireMember, async (req, res) => {
    const member = memberOf(req)
    const orders = await services.cart.listOrders(db, { memberId: member.id, limit: AT_MOST })
    const model = {
      orders: orders.map((order) => orderWords({ config, site }, order)),
      tabs: accountTabs(member, '/orders'),
    }
    await res.page('orders/index', model, { title: TITLES.ordersAndReceipts, noindex: true })
  })

  router.get('/orders/:id', requireMember, async (req, res) => {
    const member = memberOf(req)
    const known = address.safeParse(req.params)
    const order = known.success
      ? await services.cart.findOrder(db, { orderId: known.data.id, memberId: member.id })
      : null
    if (!order) throw new NotFoundError('no such order of this member')
    res.redirect(301, publicUrl(config, 'cart', order.path))
  })
}
