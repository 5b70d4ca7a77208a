/** The state of a checkout at the payment provider, in our terms. */
export interface CheckoutFacts {
  readonly id: string
  readonly reference: string
  readonly merchantCode: string
  readonly currency: string
  /** null when the provider's amount is invalid. */
  readonly amountMinor: number | null
  readonly status: CheckoutStatus
  readonly hostedUrl: string | null
  readonly transactionId: string | null
  readonly transactionCode: string | null
}

/** The states of a checkout in SumUp's spelling. */
export const CHECKOUT_STATUSES = ['PENDING', 'FAILED', 'PAID', 'EXPIRED'] as const
export type CheckoutStatus = (typeof CHECKOUT_STATUSES)[number]
