import { randomBytes, randomUUID } from 'node:crypto'
import { type Checkout, checkoutStatus, type Transaction } from '../checkouts/checkout.ts'
import type { SumUpContext } from '../sumup-context.ts'

/** Pays or declines an open checkout; a paid or expired one is not changed. Each change sends a webhook. */
export async function attemptPayment(
  ctx: SumUpContext,
  checkout: Checkout,
  outcome: 'pay' | 'decline',
): Promise<Checkout> {
  const status = checkoutStatus(checkout, ctx.now())
  if (status === 'PAID' || status === 'EXPIRED') return checkout
  const transaction: Transaction = {
    id: randomUUID(),
    transaction_code: `T${randomBytes(5).toString('hex').toUpperCase()}`.slice(0, 10),
    amountMinor: checkout.amountMinor,
    status: outcome === 'pay' ? 'SUCCESSFUL' : 'FAILED',
    timestamp: ctx.now().toISOString(),
    auth_code: String(randomBytes(3).readUIntBE(0, 3) % 1_000_000).padStart(6, '0'),
    refunds: [],
  }
  const after = { ...checkout, transactions: [...checkout.transactions, transaction] }
  await ctx.store.save(after)
  await ctx.webhooks.announce(after)
  return after
}
