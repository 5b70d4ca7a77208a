import { CHECKOUT_STATUSES, type CheckoutFacts } from '@rose-ash/domains/cart/payments/checkout-facts'
import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { decimalToMinor } from '@rose-ash/shared/money/amount'
import { z } from 'zod'

const checkout = z.object({
  id: z.string().min(1),
  checkout_reference: z.string(),
  merchant_code: z.string(),
  currency: z.string(),
  amount: z.union([z.number(), z.string()]),
  status: z.enum(CHECKOUT_STATUSES),
  hosted_checkout_url: z.url({ protocol: /^https?$/ }).nullish(),
  transaction_id: z.string().nullish(),
  transaction_code: z.string().nullish(),
  transactions: z
    .array(
      z.object({ id: z.string().optional(), transaction_code: z.string().optional(), status: z.string().optional() }),
    )
    .optional(),
})

/** Reads a Checkout of SumUp's API. Throws UpstreamError when it is not one. */
export function checkoutFacts(body: unknown): CheckoutFacts {
  const parsed = checkout.safeParse(body)
  if (!parsed.success)
    throw new UpstreamError('SumUp answered with something else than a checkout', { cause: parsed.error })
  const { data } = parsed
  const success = data.transactions?.find(({ status }) => status === 'SUCCESSFUL')
  return {
    id: data.id,
    reference: data.checkout_reference,
    merchantCode: data.merchant_code,
    currency: data.currency,
    amountMinor: decimalToMinor(data.amount),
    status: data.status,
    hostedUrl: data.hosted_checkout_url ?? null,
    transactionId: data.transaction_id ?? success?.id ?? null,
    transactionCode: data.transaction_code ?? success?.transaction_code ?? null,
  }
}
