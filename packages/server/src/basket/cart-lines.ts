import { publicUrl } from '@rose-ash/shared/config/base-config'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { CartOwner, CartView } from '@rose-ash/shared/protocols/cart'
import { LINE_KINDS, SoldOutError } from '@rose-ash/shared/protocols/reservable'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { ServerContext } from '../context/server-context.ts'
import { isHtmx } from '../http/is-htmx.ts'
import { parse } from '../http/parse.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { ownUrl, redirectTo } from '../http/redirect-to.ts'
import { NOTICES } from '../views/cart-lines/notice-words.ts'
import { claimCart } from './cart-owner.ts'
import { insideOf } from './inside.ts'

type CartLinesContext = Pick<ServerContext, 'transact' | 'services' | 'config' | 'fragments' | 'redis' | 'log'>

const line = z.object({
  kind: z.enum(LINE_KINDS).default('product'),
  refId: z.uuid(),
  quantity: z.coerce.number().int().min(1).max(99).default(1),
  /** Identifies the form on the page, which the answer replaces. */
  slug: z
    .string()
    .regex(/^[\p{L}\p{M}\p{N}-]{1,300}$/u)
    .default('line'),
  name: z.string().max(200).default(''),
  back: z.string().max(2000).optional(),
})
type Line = z.output<typeof line>

/**
 * "Add to basket" on any app's pages: POST /cart/lines (kind, refId, quantity, slug, name), undone by POST /cart/lines/removal. For
 * htmx it answers with the new form and the masthead's count; without scripts it redirects back to the page of the form.
 */
export function cartLines(router: Router, ctx: CartLinesContext): void {
  router.use('/cart/lines', rateLimit(ctx, { name: 'cart-lines', limit: 600, windowSeconds: 60 }))

  router.post('/cart/lines', async (req, res) => {
    const wanted = parse(line, req.body)
    try {
      const cart = await add(ctx, await claimCart(ctx, req, res), wanted)
      answerAdded(ctx, req, res, wanted, cart)
    } catch (error) {
      if (!(error instanceof SoldOutError)) throw error
      answerSoldOut(ctx, req, res, wanted)
    }
  })

  router.post('/cart/lines/removal', async (req, res) => {
    const wanted = parse(line, req.body)
    const cart = await takeBack(ctx, await claimCart(ctx, req, res), wanted)
    if (!isHtmx(req)) return goBack(ctx, req, res, wanted)
    res.partial('cart-lines/undone', { ...shared(ctx, wanted, cart), action: '/cart/lines', hidden: hidden(wanted) })
  })
}

function add(
  { transact, services }: CartLinesContext,
  owner: CartOwner,
  { kind, refId, quantity }: Line,
): Promise<CartView> {
  return transact((tx) => services.cart.addLine(tx, { owner, kind, refId, quantity }))
}

function takeBack(
  { transact, services }: CartLinesContext,
  owner: CartOwner,
  { kind, refId, quantity }: Line,
): Promise<CartView> {
  return transact(async (tx) => {
    const cart = await services.cart.readCart(tx, { owner })
    const found = cart.lines.find((candidate) => candidate.kind === kind && candidate.refId === refId)
    if (!found) return cart
    return services.cart.setQuantity(tx, { owner, lineId: found.id, quantity: Math.max(0, found.quantity - quantity) })
  })
}

function answerAdded(ctx: CartLinesContext, req: Request, res: Response, wanted: Line, cart: CartView): void {
  const added = cart.lines.find(({ kind, refId }) => kind === wanted.kind && refId === wanted.refId)
  if (!added) throw new NotFoundError('the line is not in the cart')
  if (!isHtmx(req)) {
    res.flash('yes', NOTICES.added(added.title))
    goBack(ctx, req, res, wanted)
    return
  }
  const undo = { action: '/cart/lines/removal', hidden: hidden(wanted) }
  res.partial('cart-lines/added', { ...shared(ctx, wanted, cart), quantity: added.quantity, undo })
}

function answerSoldOut(ctx: CartLinesContext, req: Request, res: Response, wanted: Line): void {
  if (isHtmx(req)) {
    res.partial('cart-lines/sold-out', wanted)
    return
  }
  res.flash('no', NOTICES.soldOut(wanted.name))
  goBack(ctx, req, res, wanted)
}

function shared({ config }: CartLinesContext, { slug, name }: Line, cart: CartView) {
  return { slug, name, count: cart.count, inside: insideOf(cart.lines), basketHref: publicUrl(config, 'cart', '/') }
}

function hidden({ kind, refId, quantity, slug, name }: Line) {
  return Object.entries({ kind, refId, quantity, slug, name }).map(([key, value]) => ({ name: key, value }))
}

/** Back to the page with the form, at the place where it was. */
function goBack({ config }: CartLinesContext, req: Request, res: Response, { back, slug }: Line): void {
  const page = ownUrl(config, back ?? req.get('referer'), '/')
  redirectTo(res, page.includes('#') || slug === 'line' ? page : `${page}#product-${slug}`)
}
