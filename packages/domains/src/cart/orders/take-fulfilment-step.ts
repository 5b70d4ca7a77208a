import {
  orderCollected,
  orderPacked,
  orderUncollected,
  orderUnpacked,
} from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { FULFILMENTS, type Fulfilment } from '@rose-ash/shared/protocols/cart'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { lockOrder } from './lock-order.ts'
import type { OrderDeps } from './order-deps.ts'
import { orderFact } from './order-fact.ts'
import { packable } from './packable.ts'

/** The steps of a handover; each of the two can be taken back. */
export const FULFILMENT_STEPS = ['packed', 'unpacked', 'collected', 'uncollected'] as const
export type FulfilmentStep = (typeof FULFILMENT_STEPS)[number]

const STEPS = {
  packed: { from: 'none', to: 'packed', activity: orderPacked },
  unpacked: { from: 'packed', to: 'none', activity: orderUnpacked },
  collected: { from: 'packed', to: 'collected', activity: orderCollected },
  uncollected: { from: 'collected', to: 'packed', activity: orderUncollected },
} as const satisfies Record<FulfilmentStep, { from: Fulfilment; to: Fulfilment; activity: unknown }>

/** `already`: the order stood there before. `elsewhere`: another step has come between. `nothing-to-pack`: see `packable`. */
export type StepOutcome = 'taken' | 'already' | 'elsewhere' | 'nothing-to-pack'

/** Takes one step of the handover, once: a second click and a second tab find it taken and change nothing. */
export async function takeFulfilmentStep(
  { activities }: Pick<OrderDeps, 'activities'>,
  tx: Tx,
  { orderId, step, byId }: { readonly orderId: string; readonly step: FulfilmentStep; readonly byId: string },
): Promise<StepOutcome> {
  const { from, to, activity } = STEPS[step]
  await lockOrder(tx, orderId)
  const isPackable = (await tx.order.count({ where: { id: orderId, ...packable(tx) } })) > 0
  const { fulfilment } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { fulfilment: true } })
  if (oneOf(FULFILMENTS, fulfilment) === to) return 'already'
  if (fulfilment !== from) return 'elsewhere'
  if (!isPackable) return 'nothing-to-pack'
  await tx.order.update({
    where: { id: orderId },
    data: { fulfilment: to, events: { create: { kind: step, actorId: byId } } },
  })
  await activities.append(tx, activity, { ...(await orderFact(tx, orderId)), actorId: byId })
  return 'taken'
}
