import { markSent } from '@rose-ash/domains/cart/refunds/mark-sent'
import { NotFoundError, UpstreamError } from '@rose-ash/shared/errors/http-errors'
import type { PaymentDeps } from '../payments/payment-deps.ts'
import type { TransactionFacts } from '../sumup/transaction-facts.ts'

/** `unsure`: it may have happened. */
export type Sent = { readonly kind: 'done' | 'unsure' } | { readonly kind: 'refused'; readonly why: string }

type Deps = Pick<PaymentDeps, 'db' | 'sumup'>

/** The payment at SumUp that a refund takes from, with what was given back of it so far; null when SumUp does not know it. */
export async function findRefunded({ db, sumup }: Deps, refundId: string): Promise<TransactionFacts | null> {
  const { payment } = await getRefund(db, refundId)
  const { attempt, transactionId } = payment
  if (!attempt) return null
  return sumup.findTransaction({ merchantCode: attempt.merchantCode, id: transactionId, reference: attempt.reference })
}

interface SendRefund {
  readonly refundId: string
  /** 1 for the first time. */
  readonly time: number
  readonly before: TransactionFacts
}

/**
 * Asks SumUp to give the money back. Each time is written down before and happens at most once, whatever becomes of this process: when
 * it finds its own mark, or gets no clear answer, it is `unsure` and nothing is sent again before somebody has looked.
 */
export async function sendRefund(deps: Deps, { refundId, time, before }: SendRefund): Promise<Sent> {
  const { db, sumup } = deps
  const { amountMinor, payment } = await getRefund(db, refundId)
  if (!(await markSent(db, { refundId, time }))) return { kind: 'unsure' }
  const merchantCode = payment.attempt?.merchantCode ?? ''
  try {
    const answer = await sumup.refundTransaction({ merchantCode, transactionId: before.id, amountMinor })
    if (answer === 'refunded') return { kind: 'done' }
    // An earlier request may have arrived only now, and this one found nothing left to give back.
    if (time > 1 && (await hasHappened(deps, { refundId, before }))) return { kind: 'done' }
    return { kind: 'refused', why: answer.refused }
  } catch (error) {
    if (error instanceof UpstreamError) return { kind: 'unsure' }
    throw error
  }
}

/** Whether the payment has lost so much since. Throws UpstreamError when SumUp does not say. */
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
