import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError, ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { CartOwner, CartView } from '@rose-ash/shared/protocols/cart'
import { type LineKind, type Quote, SoldOutError } from '@rose-ash/shared/protocols/reservable'
import type { CartDeps } from '../cart-deps.ts'
import { ensureCart, findCart, lockCart } from './find-cart.ts'
import { quoteKey, quoteLines } from './quote-lines.ts'
import { ownReservation, viewCart } from './view-cart.ts'

/** The greatest quantity of one thing in a cart. */
export const MAX_QUANTITY = 99

interface AddLine {
  readonly owner: CartOwner
  readonly kind: LineKind
  readonly refId: string
  readonly quantity: number
}

/** Adds a quantity of a thing to the cart. */
export async function addLine(deps: CartDeps, tx: Tx, { owner, kind, refId, quantity }: AddLine): Promise<CartView> {
  if (!Number.isInteger(quantity) || quantity < 1) throw new ValidationError('a quantity is a whole number from 1')
  const quote = await quoteFor(deps, tx, { owner, kind, refId })
  if (quote?.currency !== deps.site.currency) throw new NotFoundError(`no ${kind} ${refId}`)
  if (quote.state !== 'available') throw new SoldOutError([{ kind, refId, wanted: quantity, available: 0 }])
  const cart = await ensureCart(deps, tx, owner)
  await putLine(tx, cart.id, quote, quantity)
  return viewCart(deps, tx, { cart: await bumpVersion(tx, cart.id), memberId: owner.memberId })
}

async function quoteFor(
  deps: CartDeps,
  tx: Tx,
  { owner, kind, refId }: Omit<AddLine, 'quantity'>,
): Promise<Quote | undefined> {
  const cart = await findCart(tx, owner)
  const quotes = await quoteLines(deps, tx, {
    lines: [{ kind, refId }],
    buyer: { memberId: owner.memberId },
    reservationId: cart && (await ownReservation(tx, cart.id)),
  })
  return quotes.get(quoteKey({ kind, refId }))
}

/** Sets a line's quantity; 0 removes the line. */
export async function setQuantity(
  deps: CartDeps,
  tx: Tx,
  { owner, lineId, quantity }: { readonly owner: CartOwner; readonly lineId: string; readonly quantity: number },
): Promise<CartView> {
  if (!Number.isInteger(quantity) || quantity < 0) throw new ValidationError('a quantity is a whole number')
  const cart = await lockCart(tx, owner)
  if (!cart) throw new NotFoundError('no cart')
  const where = { id: lineId, cartId: cart.id }
  const { count } =
    quantity === 0
      ? await tx.cartLine.deleteMany({ where })
      : await tx.cartLine.updateMany({ where, data: { quantity: Math.min(quantity, MAX_QUANTITY) } })
  if (count === 0) throw new NotFoundError(`no line ${lineId} in this cart`)
  return viewCart(deps, tx, { cart: await bumpVersion(tx, cart.id), memberId: owner.memberId })
}

/** Raises the cart's version after a change of its lines: an order of the earlier version is a different order. */
export function bumpVersion(tx: Tx, cartId: string) {
  return tx.cart.update({
    where: { id: cartId },
    data: { version: { increment: 1 } },
    select: { id: true, version: true, currency: true },
  })
}

async function putLine(tx: Tx, cartId: string, quote: Quote, quantity: number): Promise<void> {
  const { kind, refId, currency, unitPriceMinor } = quote
  const key = { cartId_kind_refId: { cartId, kind, refId } }
  const before = await tx.cartLine.findUnique({ where: key, select: { quantity: true } })
  const { title, detail, path, pictureKind } = quote
  const data = {
    quantity: Math.min((before?.quantity ?? 0) + quantity, MAX_QUANTITY),
    unitPriceMinor,
    currency,
    snapshot: { title, detail, path, pictureKind },
  }
  await tx.cartLine.upsert({ where: key, create: { ...data, cartId, kind, refId }, update: data })
}
