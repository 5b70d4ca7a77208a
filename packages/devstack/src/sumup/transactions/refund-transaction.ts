import type { Checkout, Transaction } from '../checkouts/checkout.ts'
import type { SumUpContext } from '../sumup-context.ts'

type Outcome =
  | { readonly kind: 'refunded' }
  | { readonly kind: 'not-refundable' }
  | { readonly kind: 'too-much'; readonly leftMinor: number }

/** Refunds an amount, by default the rest. */
export async function refundTransaction(
  { store, now }: SumUpContext,
  { checkout, transaction, amountMinor }: { checkout: Checkout; transaction: Transaction; amountMinor: number | null },
): Promise<Outcome> {
  const leftMinor = transaction.amountMinor - transaction.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0)
  if (transaction.status !== 'SUCCESSFUL' || leftMinor === 0) return { kind: 'not-refundable' }
  const amount = amountMinor ?? leftMinor
  if (amount > leftMinor) return { kind: 'too-much', leftMinor }
  const refund = { id: transaction.refunds.length + 1, amountMinor: amount, timestamp: now().toISOString() }
  const after = { ...transaction, refunds: [...transaction.refunds, refund] }
  await store.save({
    ...checkout,
    transactions: checkout.transactions.map((one) => (one.id === after.id ? after : one)),
  })
  return { kind: 'refunded' }
}
