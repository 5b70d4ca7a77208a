import { readCart } from '@rose-ash/domains/cart/carts/view-cart'
import { listWaitingOrders } from '@rose-ash/domains/cart/orders/read-orders'
import { claimCart, ownerOf } from '@rose-ash/server/basket/cart-owner'
import { insideOf } from '@rose-ash/server/basket/inside'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { open } from '@rose-ash/server/guards/open'
import { isHtmx } from '@rose-ash/server/http/is-htmx'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { audienceOf } from '@rose-ash/server/visitor/audience-of'
import { readCartToken } from '@rose-ash/server/visitor/cart-token'
import { publicOrigins, publicUrl } from '@rose-ash/shared/config/base-config'
import { LINE_KINDS } from '@rose-ash/shared/protocols/reservable'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { changeLine } from '../../services/carts/change-line.ts'
import { QUANTITY_WORDS } from '../../views/basket/quantity-words.ts'
import { basketView, waitingOrderView } from '../../views/basket/show.view.ts'
import { TITLES } from '../../views/page-titles.ts'

const quantityForm = z.object({
  quantity: z.string().trim().min(1).pipe(z.coerce.number<string>().int().min(0).max(99)),
})
const REMOVED = new RegExp(`^(${LINE_KINDS.join('|')})\\.([^.]+)\\.(\\d{1,2})$`)

/** The basket: its lines with today's prices, and the link to the checkout. */
export function basketPages(router: Router, ctx: AppContext): void {
  const shown = { site: ctx.site, origins: publicOrigins(ctx.config) }

  router.get('/', open(), async (req, res) => {
    const owner = req.member && readCartToken(req) ? await claimCart(ctx, req, res) : ownerOf(audienceOf(req))
    const [cart, waiting] = await Promise.all([
      readCart(ctx, ctx.db, { owner }),
      req.member ? listWaitingOrders(ctx.db, { memberId: req.member.id }) : [],
    ])
    const view = basketView({ ...shown, cart, removed: removedOf(req.query.removed) })
    await res.page(
      'basket/show',
      { ...view, waiting: waiting.map((order) => waitingOrderView(ctx.site, order)) },
      {
        title: TITLES.basket,
        canonical: publicUrl(ctx.config, 'cart', '/'),
        noindex: true,
      },
    )
  })

  router.post('/lines/:id', open(), async (req, res) => {
    const form = readForm(quantityForm, req.body, QUANTITY_WORDS)
    const owner = await claimCart(ctx, req, res)
    if (!form.ok) {
      const refused = { lineId: req.params.id, typed: typedText(form.values.quantity), error: form.errors.quantity }
      return sendRefused(req, res, basketView({ ...shown, cart: await readCart(ctx, ctx.db, { owner }), refused }))
    }
    const { quantity } = form.input
    const { cart, removed } = await changeLine(ctx, { owner, lineId: String(req.params.id), quantity })
    if (!isHtmx(req)) return redirectTo(res, removed ? `/?removed=${removed}` : '/#basket')
    res.partial('basket/changed', {
      ...basketView({ ...shown, cart, removed: removedOf(removed) }),
      basketHref: publicUrl(ctx.config, 'cart', '/'),
      count: cart.count,
      inside: insideOf(cart.lines),
    })
  })
}

/** The basket as it was, with what is wrong beside its line. */
function sendRefused(req: Request, res: Response, view: ReturnType<typeof basketView>) {
  if (isHtmx(req)) return res.partial('partials/basket', view, { status: 422 })
  return res.page('basket/show', view, { title: TITLES.basket, noindex: true, status: 422 })
}

/** The line that was just removed, from the address (`kind.refId.quantity`), so that it can be restored. */
function removedOf(text: unknown) {
  const [, kind = '', refId = '', quantity = ''] = REMOVED.exec(String(text ?? '')) ?? []
  return isUuid(refId) ? { kind, refId, quantity } : undefined
}
