import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { decimalToMinor } from '@rose-ash/shared/money/amount'
import { z } from 'zod'

/** The state of a payment at SumUp. */
export interface TransactionFacts {
  readonly id: string
  /** The sum of its refunds, completed and pending. */
  readonly refundedMinor: number
}

const refundEvent = z.object({
  event_type: z.string().optional(),
  type: z.string().optional(),
  status: z.string().optional(),
  amount: z.union([z.number(), z.string()]).optional(),
})

const transaction = z.object({
  id: z.string().min(1),
  transaction_events: z.array(refundEvent).default([]),
  events: z.array(refundEvent).default([]),
})

/** Reads a TransactionFull of SumUp's API. Throws UpstreamError when it is not one. */
export function transactionFacts(body: unknown): TransactionFacts {
  const parsed = transaction.safeParse(body)
  if (!parsed.success)
    throw new UpstreamError('SumUp answered with something else than a transaction', { cause: parsed.error })
  const { id, transaction_events: detailed, events } = parsed.data
  // Both lists contain the same refunds.
  const refunds = (detailed.length > 0 ? detailed : events).filter(isRefund)
  return { id, refundedMinor: refunds.reduce((sum, { amount = 0 }) => sum + amountOf(amount), 0) }
}

function isRefund({ event_type, type, status }: z.output<typeof refundEvent>): boolean {
  return (event_type ?? type) === 'REFUND' && status !== 'FAILED'
}

function amountOf(amount: string | number): number {
  const minor = decimalToMinor(String(amount).replace(/^-/, ''))
  if (minor === null) throw new UpstreamError(`SumUp tells of a refund of ${amount}`)
  return minor
}
