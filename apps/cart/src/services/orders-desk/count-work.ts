import type { AppContext } from '../../context.ts'
import { NEEDS } from './list-orders.ts'

export interface OrdersWork {
  /** Orders whose money a steward has to look at. */
  readonly needing: number
  /** Orders that are paid and not packed. */
  readonly toPack: number
}

/** What waits on the stewards' desk. */
export async function countWork({ db }: Pick<AppContext, 'db'>): Promise<OrdersWork> {
  const [needing, toPack] = await Promise.all([
    db.order.count({ where: { OR: Object.values(NEEDS) } }),
    db.order.count({ where: { status: 'paid', fulfilment: 'none' } }),
  ])
  return { needing, toPack }
}
