import { readCart } from '@rose-ash/domains/cart/carts/view-cart'
import { cartOwner } from '@rose-ash/server/basket/cart-lines'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { hashCartToken, readCartToken } from '@rose-ash/server/visitor/cart-token'
import { publicOrigins, publicUrl } from '@rose-ash/shared/config/base-config'
import type { CartOwner } from '@rose-ash/shared/protocols/cart'
import { LINE_KINDS } from '@rose-ash/shared/protocols/reservable'
import { type Request, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { changeLine } from '../../services/carts/change-line.ts'
import { basketView } from '../../views/basket/show.view.ts'

const quantityForm = z.object({ quantity: z.coerce.number().int().min(0).max(99) })
const REMOVED = new RegExp(`^(${LINE_KINDS.join('|')})\\.([0-9a-f-]{36})\\.(\\d{1,2})$`)

/** The basket: what is in it, what it costs today, and the way on. */
export function basketPages(ctx: AppContext): Router {
  const router = Router()
  const origins = publicOrigins(ctx.config)

  router.get('/', async (req, res) => {
    const owner = req.member && readCartToken(req) ? await cartOwner(ctx, req, res) : ownerOf(req)
    const cart = await readCart(ctx, ctx.db, { owner })
    await res.page(
      'basket/show',
      basketView({ cart, site: ctx.site, origins, removed: removedOf(req.query.removed) }),
      {
        title: 'Basket',
        canonical: publicUrl(ctx.config, 'cart', '/'),
        noindex: true,
      },
    )
  })

  router.post('/lines/:id', async (req, res) => {
    const { quantity } = parse(quantityForm, req.body)
    const owner = await cartOwner(ctx, req, res)
    const { cart, removed } = await changeLine(ctx, { owner, lineId: String(req.params.id), quantity })
    if (req.headers['hx-request'] !== 'true') return redirectTo(res, removed ? `/?removed=${removed}` : '/#basket')
    res.partial('basket/changed', {
      ...basketView({ cart, site: ctx.site, origins, removed: removedOf(removed) }),
      basketHref: publicUrl(ctx.config, 'cart', '/'),
      count: cart.count,
    })
  })

  return router
}

function ownerOf(req: Request): CartOwner {
  const token = readCartToken(req)
  return { memberId: req.member?.id ?? null, cartHash: token ? hashCartToken(token) : null }
}

/** What was just taken out, from the address, so that it can be put back. */
function removedOf(text: unknown) {
  const match = REMOVED.exec(String(text ?? ''))
  return match ? { kind: match[1] ?? '', refId: match[2] ?? '', quantity: match[3] ?? '' } : undefined
}
