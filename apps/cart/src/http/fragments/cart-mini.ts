import { countItems } from '@rose-ash/domains/cart/carts/count-items'
import { ownerOf } from '@rose-ash/server/basket/cart-owner'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentCall } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'

/** cart.mini: "Basket" with the number of items, for the masthead. */
export async function cartMiniFragment(ctx: AppContext, call: FragmentCall<'cart.mini'>): Promise<string> {
  const count = await countItems(ctx.db, { owner: ownerOf(call) })
  return ctx.views.renderBare('partials/chrome/cart-mini', { href: publicUrl(ctx.config, 'cart', '/'), count })
}
