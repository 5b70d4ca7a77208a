import { toMajor } from '../money.ts'
import type { SumUpContext } from '../sumup-context.ts'
import { presentTransaction } from '../transactions/present-transaction.ts'
import { type Checkout, checkoutStatus } from './checkout.ts'

/** CheckoutSuccess of SumUp's OpenAPI description. */
export function presentCheckout(
  checkout: Checkout,
  { settings, now }: Pick<SumUpContext, 'settings' | 'now'>,
): Record<string, unknown> {
  const { amountMinor, pageId, hosted, deactivated, transactions, ...plain } = checkout
  const paid = transactions.find(({ status }) => status === 'SUCCESSFUL')
  return {
    ...plain,
    amount: toMajor(amountMinor),
    merchant_name: settings.merchantName,
    merchant_country: 'GB',
    status: checkoutStatus(checkout, now()),
    ...(hosted && { hosted_checkout: { enabled: true }, hosted_checkout_url: `${settings.publicUrl}/pay/${pageId}` }),
    ...(paid && { transaction_code: paid.transaction_code, transaction_id: paid.id }),
    transactions: transactions.map((transaction) => presentTransaction(transaction, checkout)),
  }
}
