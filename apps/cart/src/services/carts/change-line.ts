import { setQuantity } from '@rose-ash/domains/cart/carts/change-lines'
import { readCart } from '@rose-ash/domains/cart/carts/view-cart'
import type { CartOwner, CartView } from '@rose-ash/shared/protocols/cart'
import type { AppContext } from '../../context.ts'

interface ChangeLine {
  readonly owner: CartOwner
  readonly lineId: string
  readonly quantity: number
}

/** Sets a line's quantity. When this removes the line, `removed` is `kind.refId.quantity`, for restoring it. Does nothing for a line that was removed already. */
export async function changeLine(
  deps: Pick<AppContext, 'transact' | 'services' | 'clock' | 'site'>,
  { owner, lineId, quantity }: ChangeLine,
): Promise<{ readonly cart: CartView; readonly removed: string | null }> {
  return deps.transact(async (tx) => {
    const before = await readCart(deps, tx, { owner })
    const line = before.lines.find(({ id }) => id === lineId)
    if (!line) return { cart: before, removed: null }
    const after = await setQuantity(deps, tx, { owner, lineId, quantity })
    return { cart: after, removed: quantity === 0 ? `${line.kind}.${line.refId}.${line.quantity}` : null }
  })
}
