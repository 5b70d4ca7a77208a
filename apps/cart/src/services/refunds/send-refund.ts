import { markSent } from '@rose-ash/domains/cart/refunds/mark-sent'
import { NotFoundError, UpstreamError } from '@rose-ash/shared/errors/http-errors'
import type { PaymentDeps } from '../payments/payment-deps.ts'
import type { TransactionFacts } from '../sumup/transaction-facts.ts'

/** `unsure`: SumUp may have carried it out. */
export type Sent = { readonly kind: 'done' | 'unsure' } | { readonly kind: 'refused'; readonly why: string }

type Deps = Pick<PaymentDeps, 'db' | 'sumup'>

/** The refund's payment at SumUp with the sum refunded so far; null when SumUp does not know it. */
export async function findRefunded({ db, sumup }: Deps, refundId: string): Promise<TransactionFacts | null> {
  const { payment } = await getRefund(db, refundId)
  const { attempt, transactionId } = payment
  if (!attempt) return null
  return sumup.findTransaction({ merchantCode: attempt.merchantCode, id: transactionId, reference: attempt.reference })
}

interface SendRefund {
  readonly refundId: string
  /** The number of this request, from 1. */
  readonly time: number
  readonly before: TransactionFacts
}

/**
 * Sends a refund to SumUp. Each request is recorded first and so is sent at most once, even after a crash: when it was recorded
 * before, or SumUp gives no clear answer, the result is `unsure`, and the payment must be checked before the next request.
 */
export async function sendRefund(deps: Deps, { refundId, time, before }: SendRefund): Promise<Sent> {
  const { db, sumup } = deps
  const { amountMinor, payment } = await getRefund(db, refundId)
  if (!(await markSent(db, { refundId, time }))) return { kind: 'unsure' }
  const merchantCode = payment.attempt?.merchantCode ?? ''
  try {
    const answer = await sumup.refundTransaction({ merchantCode, transactionId: before.id, amountMinor })
    if (answer === 'refunded') return { kind: 'done' }
    // An earlier, delayed request may have refunded the money, so that this one was refused.
    if (time > 1 && (await hasHappened(deps, { refundId, before }))) return { kind: 'done' }
    return { kind: 'refused', why: answer.refused }
  } catch (error) {
    if (error instanceof UpstreamError) return { kind: 'unsure' }
    throw error
  }
}

/** Whether SumUp has refunded the amount since. Throws UpstreamError when SumUp does not answer. */
export async function hasHappened(
  deps: Deps,
  { refundId, before }: Pick<SendRefund, 'refundId' | 'before'>,
): Promise<boolean> {
  const { amountMinor } = await getRefund(deps.db, refundId)
  const now = await findRefunded(deps, refundId)
  return now !== null && now.refundedMinor >= before.refundedMinor + amountMinor
}

async function getRefund(db: Deps['db'], refundId: string) {
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    include: { payment: { include: { attempt: true } } },
  })
  if (!refund) throw new NotFoundError(`no refund ${refundId}`)
  return refund
}
