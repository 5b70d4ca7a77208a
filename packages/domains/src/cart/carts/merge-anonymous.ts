import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { CartDeps } from '../cart-deps.ts'
import { bumpVersion, MAX_QUANTITY } from './change-lines.ts'
import { ensureCart, lockCart } from './find-cart.ts'

/** Moves an anonymous cart's lines into the member's cart. The anonymous cart is locked, so that only one of two sign-ins at once moves them. */
export async function mergeAnonymous(
  deps: Pick<CartDeps, 'site'>,
  tx: Tx,
  { cartToken, memberId }: { readonly cartToken: string; readonly memberId: string },
): Promise<{ readonly movedLines: number }> {
  const from = await lockCart(tx, { memberId: null, cartHash: hashToken(cartToken) })
  if (!from) return { movedLines: 0 }
  const into = await ensureCart(deps, tx, { memberId, cartHash: null })
  const lines = await tx.cartLine.findMany({ where: { cartId: from.id } })
  for (const line of lines) await moveLine(tx, line, into.id)
  await tx.cart.update({ where: { id: from.id }, data: { status: 'merged', tokenHash: null, mergedIntoId: into.id } })
  if (lines.length > 0) await bumpVersion(tx, into.id)
  return { movedLines: lines.length }
}

async function moveLine(tx: Tx, line: Prisma.CartLineGetPayload<object>, cartId: string): Promise<void> {
  const { kind, refId } = line
  const there = await tx.cartLine.findUnique({ where: { cartId_kind_refId: { cartId, kind, refId } } })
  if (!there) {
    await tx.cartLine.update({ where: { id: line.id }, data: { cartId } })
    return
  }
  const quantity = Math.min(there.quantity + line.quantity, MAX_QUANTITY)
  await tx.cartLine.update({ where: { id: there.id }, data: { quantity } })
  await tx.cartLine.delete({ where: { id: line.id } })
}
