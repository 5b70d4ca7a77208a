import { readCart } from '@rose-ash/domains/cart/carts/view-cart'
import { listWaitingOrders } from '@rose-ash/domains/cart/orders/read-orders'
import { claimCart, ownerOf } from '@rose-ash/server/basket/cart-owner'
import { open } from '@rose-ash/server/guards/open'
import { isHtmx } from '@rose-ash/server/http/is-htmx'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { audienceOf } from '@rose-ash/server/visitor/audience-of'
import { readCartToken } from '@rose-ash/server/visitor/cart-token'
import { publicOrigins, publicUrl } from '@rose-ash/shared/config/base-config'
import { LINE_KINDS } from '@rose-ash/shared/protocols/reservable'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { changeLine } from '../../services/carts/change-line.ts'
import { basketView, waitingOrderView } from '../../views/basket/show.view.ts'

const quantityForm = z.object({ quantity: z.coerce.number().int().min(0).max(99) })
const REMOVED = new RegExp(`^(${LINE_KINDS.join('|')})\\.([^.]+)\\.(\\d{1,2})$`)

/** The basket: its lines with today's prices, and the link to the checkout. */
export function basketPages(router: Router, ctx: AppContext): void {
  const origins = publicOrigins(ctx.config)

  router.get('/', open(), async (req, res) => {
    const owner = req.member && readCartToken(req) ? await claimCart(ctx, req, res) : ownerOf(audienceOf(req))
    const [cart, waiting] = await Promise.all([
      readCart(ctx, ctx.db, { owner }),
      req.member ? listWaitingOrders(ctx.db, { memberId: req.member.id }) : [],
    ])
    const view = basketView({ cart, site: ctx.site, origins, removed: removedOf(req.query.removed) })
    await res.page(
      'basket/show',
      { ...view, waiting: waiting.map((order) => waitingOrderView(ctx.site, order)) },
      {
        title: 'Basket',
        canonical: publicUrl(ctx.config, 'cart', '/'),
        noindex: true,
      },
    )
  })

  router.post('/lines/:id', open(), async (req, res) => {
    const { quantity } = parse(quantityForm, req.body)
    const owner = await claimCart(ctx, req, res)
    const { cart, removed } = await changeLine(ctx, { owner, lineId: String(req.params.id), quantity })
    if (!isHtmx(req)) return redirectTo(res, removed ? `/?removed=${removed}` : '/#basket')
    res.partial('basket/changed', {
      ...basketView({ cart, site: ctx.site, origins, removed: removedOf(removed) }),
      basketHref: publicUrl(ctx.config, 'cart', '/'),
      count: cart.count,
    })
  })
}

/** The line that was just removed, from the address (`kind.refId.quantity`), so that it can be restored. */
function removedOf(text: unknown) {
  const [, kind = '', refId = '', quantity = ''] = REMOVED.exec(String(text ?? '')) ?? []
  return isUuid(refId) ? { kind, refId, quantity } : undefined
}
