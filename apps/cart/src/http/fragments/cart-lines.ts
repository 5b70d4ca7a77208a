import { readCart } from '@rose-ash/domains/cart/carts/view-cart'
import { ownerOf } from '@rose-ash/server/basket/cart-owner'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentCall } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** cart.lines: the basket's lines as a short list; empty without lines. */
export async function cartLinesFragment(ctx: AppContext, call: FragmentCall<'cart.lines'>): Promise<string> {
  const cart = await readCart(ctx, ctx.db, { owner: ownerOf(call) })
  if (cart.lines.length === 0) return ''
  return ctx.views.renderBare('fragments/cart-lines', {
    href: publicUrl(ctx.config, 'cart', '/'),
    lines: cart.lines.map(({ title, detail, quantity, totalMinor, currency }) => ({
      label: `${quantity} × ${title}`,
      detail,
      amount: ctx.site.money(totalMinor, currency),
    })),
    sums: [{ label: PAGE_WORDS.total, amount: ctx.site.money(cart.totalMinor, cart.currency), total: true }],
  })
}
