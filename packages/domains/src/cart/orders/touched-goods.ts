import type { Tx } from '@rose-ash/shared/db/client'
import { reservables } from '../reservables.ts'
import type { OrderDeps } from './order-deps.ts'

/** The freshness keys of the goods that an order has just taken or given back, in all domains. */
export async function touchedGoods({ services }: Pick<OrderDeps, 'services'>, tx: Tx, orderId: string) {
  const keys: string[] = []
  for (const domain of reservables(services)) keys.push(...(await domain.touchedBy(tx, { reservationId: orderId })))
  return keys
}
