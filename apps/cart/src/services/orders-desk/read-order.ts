import { packable } from '@rose-ash/domains/cart/orders/packable'
import { findOrder } from '@rose-ash/domains/cart/orders/read-orders'
import { isUnderWay } from '@rose-ash/domains/cart/refunds/refund-statuses'
import type { Prisma } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import type { AppContext } from '../../context.ts'

const PAYMENT = { refunds: { orderBy: { number: 'asc' } } } as const satisfies Prisma.PaymentInclude

export type DeskPayment = Prisma.PaymentGetPayload<{ include: typeof PAYMENT }>

export interface DeskOrder {
  readonly order: OrderDetails
  /** Whether it can be packed and handed over. */
  readonly isPackable: boolean
  readonly payments: readonly DeskPayment[]
  readonly events: readonly { readonly kind: string; readonly createdAt: Date }[]
}

/** One order for the desk, with buyer, payments, refunds and history. Throws NotFoundError. */
export async function readOrder({ db }: Pick<AppContext, 'db'>, orderId: string): Promise<DeskOrder> {
  const [order, packables, payments, events] = await Promise.all([
    findOrder(db, { orderId }),
    db.order.count({ where: { id: orderId, ...packable(db) } }),
    db.payment.findMany({ where: { orderId }, include: PAYMENT, orderBy: { receivedAt: 'asc' } }),
    db.orderEvent.findMany({ where: { orderId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
  ])
  if (!order) throw new NotFoundError(`no order ${orderId}`)
  return { order, isPackable: packables > 0, payments, events }
}

export interface Refundable {
  readonly paymentId: string
  readonly leftMinor: number
  readonly currency: string
  /** The number of the next refund. */
  readonly number: number
  /** Whether a refund of the whole rest may restock the goods. */
  readonly mayRestock: boolean
}

/** The refundable rest of a payment; null while a refund has not ended or nothing is left. */
export function refundableOf({ order }: Pick<DeskOrder, 'order'>, payment: DeskPayment): Refundable | null {
  const leftMinor = payment.amountMinor - payment.refundedMinor
  const hasOneUnderWay = payment.refunds.some(({ status }) => isUnderWay(status))
  if (leftMinor === 0 || hasOneUnderWay) return null
  return {
    paymentId: payment.id,
    leftMinor,
    currency: payment.currency,
    number: payment.refundCount + 1,
    mayRestock: payment.status === 'applied' && order.fulfilment !== 'collected',
  }
}
