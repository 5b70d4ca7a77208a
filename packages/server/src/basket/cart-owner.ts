import type { Audience } from '@rose-ash/shared/fragments/fragment-request'
import type { CartOwner } from '@rose-ash/shared/protocols/cart'
import type { Request, Response } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { clearCartToken, ensureCartToken, hashCartToken, readCartToken } from '../visitor/cart-token.ts'

type CartContext = Pick<ServerContext, 'transact' | 'services' | 'config' | 'fragments'>

/** The owner of an audience's cart: the member, or the anonymous visitor with the token. Changes nothing. */
export function ownerOf({ member, cartHash }: Audience): CartOwner {
  return { memberId: member?.id ?? null, cartHash: cartHash ?? null }
}

/**
 * The owner of the cart for a request that will change it. Sets a token for an anonymous visitor; for a member, merges the anonymous
 * cart that the browser still has.
 */
export async function claimCart(ctx: CartContext, req: Request, res: Response): Promise<CartOwner> {
  if (!req.member) return { memberId: null, cartHash: hashCartToken(ensureCartToken(req, res, ctx.config)) }
  const memberId = req.member.id
  await takeOverCart(ctx, req, res, { memberId })
  return { memberId, cartHash: null }
}

/**
 * Moves the lines of the browser's anonymous cart, if any, into the member's cart and clears the browser's token. It may happen in a GET,
 * so the member's older fragments are outdated here.
 */
export async function takeOverCart(
  ctx: CartContext,
  req: Request,
  res: Response,
  { memberId }: { readonly memberId: string },
): Promise<void> {
  const cartToken = readCartToken(req)
  if (!cartToken) return
  await ctx.transact((tx) => ctx.services.cart.mergeAnonymous(tx, { cartToken, memberId }))
  clearCartToken(res, ctx.config)
  await ctx.fragments.invalidateFor({ member: { id: memberId } })
}
