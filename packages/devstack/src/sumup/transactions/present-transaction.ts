import type { Checkout, Transaction } from '../checkouts/checkout.ts'
import { toMajor } from '../money.ts'

/** TransactionBase with TransactionCheckoutInfo. */
export function presentTransaction(
  transaction: Transaction,
  { currency, merchant_code }: Checkout,
): Record<string, unknown> {
  const { amountMinor, refunds, ...plain } = transaction
  return {
    ...plain,
    status: refunds.length > 0 ? 'REFUNDED' : plain.status,
    amount: toMajor(amountMinor),
    currency,
    merchant_code,
    payment_type: 'ECOM',
    entry_mode: 'CUSTOMER_ENTRY',
    installments_count: 1,
    vat_amount: 0,
    tip_amount: 0,
  }
}

/** The part of TransactionFull that shops use. */
export function presentFullTransaction(transaction: Transaction, checkout: Checkout): Record<string, unknown> {
  const base = presentTransaction(transaction, checkout)
  const events = transaction.refunds.map((refund) => ({ ...refund, amount: toMajor(refund.amountMinor) }))
  return {
    ...base,
    product_summary: checkout.description,
    foreign_transaction_id: checkout.checkout_reference,
    simple_status: base.status,
    payout_plan: 'SINGLE_PAYMENT',
    card: { last_4_digits: '4242', type: 'VISA' },
    events: events.map(({ id, amount, timestamp }) => ({
      id,
      transaction_id: transaction.id,
      type: 'REFUND',
      status: 'REFUNDED',
      amount,
      timestamp,
    })),
    transaction_events: events.map(({ id, amount, timestamp }) => ({
      id,
      event_type: 'REFUND',
      status: 'REFUNDED',
      amount,
      date: timestamp.slice(0, 10),
      timestamp,
    })),
  }
}

/** TransactionHistory. */
export function presentHistoryItem(transaction: Transaction, checkout: Checkout): Record<string, unknown> {
  const refunded = transaction.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return {
    ...presentTransaction(transaction, checkout),
    transaction_id: transaction.id,
    product_summary: checkout.description,
    type: 'PAYMENT',
    card_type: 'VISA',
    refunded_amount: toMajor(refunded),
  }
}
