import { refundRequested } from '@rose-ash/shared/activities/catalogue/cart'
import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { ConflictError, NotFoundError, ValidationError } from '@rose-ash/shared/errors/http-errors'
import { scaleMinor } from '@rose-ash/shared/money/divide'
import { refundOf, startFlow } from '../flows/order-flows.ts'
import type { OrderDeps } from '../orders/order-deps.ts'
import { refundFact } from './refund-fact.ts'
import { UNDER_WAY } from './refund-statuses.ts'

export interface RequestRefund {
  readonly orderId: string
  readonly paymentId: string
  /** The number of this refund among the payment's refunds, from the form: a form that is sent twice requests one refund. */
  readonly number: number
  readonly amountMinor: number
  readonly reason: string
  readonly restock: boolean
  readonly byId: string
}

/** The error codes of a refused refund. */
export type RefundRefusal = 'refund_part' | 'refund_impossible'

/**
 * Requests a refund, once for each number, and starts the flow that sends it. `already`: this number was requested before; nothing is
 * changed. Throws ConflictError when the amount exceeds the rest or another refund has not ended, ValidationError when a partial
 * refund would restock goods.
 */
export async function requestRefund(deps: OrderDeps, tx: Tx, wanted: RequestRefund): Promise<'asked' | 'already'> {
  const payment = await takeFromPayment(tx, wanted)
  if (!payment) return refuse(tx, wanted)
  const { orderId, paymentId, number, amountMinor, reason, restock, byId: askedById } = wanted
  if (restock && !mayRestock(payment))
    throw new ValidationError('goods go back with the whole payment only', {
      code: 'refund_part' satisfies RefundRefusal,
    })
  const vatMinor = vatOf(payment, amountMinor)
  const refund = await tx.refund.create({
    data: {
      ...{ orderId, paymentId, number, amountMinor, vatMinor, reason, restock, askedById },
      currency: payment.currency,
      askedAt: deps.clock.now(),
    },
    include: { order: true },
  })
  const detail = { refundId: refund.id }
  await tx.orderEvent.create({ data: { orderId, kind: 'refund-asked', actorId: askedById, detail } })
  await deps.activities.append(tx, refundRequested, { ...refundFact(refund), actorId: askedById })
  await startFlow(deps, tx, refundOf(refund.id))
  return 'asked'
}

const WITH_ORDER = { order: true } as const satisfies Prisma.PaymentInclude
type TakenPayment = Prisma.PaymentGetPayload<{ include: typeof WITH_ORDER }>

/** Reserves the amount in one statement: never more than the rest, never a second refund with the same number, never two open refunds. */
async function takeFromPayment(
  tx: Tx,
  { orderId, paymentId, number, amountMinor }: RequestRefund,
): Promise<TakenPayment | null> {
  const taken = await tx.$executeRaw`
    UPDATE payments p SET refunded_minor = refunded_minor + ${amountMinor}, refund_count = ${number}
    WHERE id = ${paymentId}::uuid AND order_id = ${orderId}::uuid
      AND refund_count = ${number}::int - 1 AND amount_minor - refunded_minor >= ${amountMinor}
      AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.payment_id = p.id AND r.status IN (${Prisma.join(UNDER_WAY)}))`
  return taken === 0 ? null : tx.payment.findUniqueOrThrow({ where: { id: paymentId }, include: WITH_ORDER })
}

async function refuse(tx: Tx, { orderId, paymentId, number }: RequestRefund): Promise<'already'> {
  if (await tx.refund.findUnique({ where: { paymentId_number: { paymentId, number } } })) return 'already'
  const payment = await tx.payment.findFirst({ where: { id: paymentId, orderId } })
  if (!payment) throw new NotFoundError(`no payment ${paymentId} of order ${orderId}`)
  const code: RefundRefusal = 'refund_impossible'
  throw new ConflictError('the amount exceeds the rest of the payment, or another refund has not ended', { code })
}

function mayRestock({ amountMinor, refundedMinor, status, order }: TakenPayment): boolean {
  return refundedMinor === amountMinor && status === 'applied' && order.fulfilment !== 'collected'
}

/** The refund's share of the VAT. The shares of all refunds of a payment add up exactly to its VAT; an owed payment has no VAT. */
function vatOf({ amountMinor, refundedMinor, status, order }: TakenPayment, refundMinor: number): number {
  if (status !== 'applied') return 0
  const share = (minor: number) => scaleMinor(order.vatMinor, minor, amountMinor)
  return share(refundedMinor) - share(refundedMinor - refundMinor)
}
