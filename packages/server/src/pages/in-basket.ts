import { readInside } from '../basket/inside.ts'
import type { Views } from '../views/create-views.ts'

/** The quiet holes beside each "Add" (`in-basket:<refId>`), from the masthead's basket: how many of the thing are in it. */
export function inBasketHoles(views: Pick<Views, 'renderBare'>, cartMini: string): [string, Buffer][] {
  return readInside(cartMini).map(({ refId, quantity }) => [
    `in-basket:${refId}`,
    Buffer.from(views.renderBare('cart-lines/in-basket', { quantity })),
  ])
}
