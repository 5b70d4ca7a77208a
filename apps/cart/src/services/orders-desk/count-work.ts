import { packable } from '@rose-ash/domains/cart/orders/packable'
import type { AppContext } from '../../context.ts'
import { NEEDS } from './list-orders.ts'

export interface OrdersWork {
  /** Orders whose money a steward has to look at. */
  readonly needing: number
  readonly toPack: number
  readonly toHandOver: number
}

/** What waits on the stewards' desk. */
export async function countWork({ db }: Pick<AppContext, 'db'>): Promise<OrdersWork> {
  const [needing, toPack, toHandOver] = await Promise.all([
    db.order.count({ where: { OR: Object.values(NEEDS) } }),
    db.order.count({ where: { ...packable(db), fulfilment: 'none' } }),
    db.order.count({ where: { ...packable(db), fulfilment: 'packed' } }),
  ])
  return { needing, toPack, toHandOver }
}
