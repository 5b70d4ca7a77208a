import { listQuantities } from '@rose-ash/domains/cart/carts/list-quantities'
import { ownerOf } from '@rose-ash/server/basket/cart-owner'
import { insideOf } from '@rose-ash/server/basket/inside'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentCall } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'

/** cart.mini: "Basket" with the number of items, for the masthead; a script reads from it what is inside and marks the tiles. */
export async function cartMiniFragment(ctx: AppContext, call: FragmentCall<'cart.mini'>): Promise<string> {
  const inside = await listQuantities(ctx.db, { owner: ownerOf(call) })
  return ctx.views.renderBare('partials/chrome/cart-mini', {
    href: publicUrl(ctx.config, 'cart', '/'),
    count: inside.reduce((sum, { quantity }) => sum + quantity, 0),
    inside: insideOf(inside),
  })
}
