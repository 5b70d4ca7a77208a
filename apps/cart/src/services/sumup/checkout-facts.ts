import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { decimalToMinor } from '@rose-ash/shared/money/amount'
import { z } from 'zod'

/** What SumUp says about a checkout, in our words. */
export interface CheckoutFacts {
  readonly id: string
  readonly reference: string
  readonly merchantCode: string
  readonly currency: string
  /** null: an amount that is no amount. */
  readonly amountMinor: number | null
  readonly status: 'PENDING' | 'FAILED' | 'PAID' | 'EXPIRED'
  readonly hostedUrl: string | null
  readonly transactionId: string | null
  readonly transactionCode: string | null
}

const checkout = z.object({
  id: z.string().min(1),
  checkout_reference: z.string(),
  merchant_code: z.string(),
  currency: z.string(),
  amount: z.union([z.number(), z.string()]),
  status: z.enum(['PENDING', 'FAILED', 'PAID', 'EXPIRED']),
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
