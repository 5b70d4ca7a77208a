export type CheckoutStatus = 'PENDING' | 'PAID' | 'FAILED' | 'EXPIRED'

export interface Refund {
  readonly id: number
  readonly amountMinor: number
  readonly timestamp: string
}

export interface Transaction {
  readonly id: string
  readonly transaction_code: string
  readonly amountMinor: number
  readonly status: 'SUCCESSFUL' | 'FAILED'
  readonly timestamp: string
  readonly auth_code: string
  readonly refunds: readonly Refund[]
}

/** A checkout as stored by the stand-in. Amounts are minor units here and major units in the API. */
export interface Checkout {
  readonly id: string
  /** The secret part of the hosted page's address. */
  readonly pageId: string
  readonly checkout_reference: string
  readonly amountMinor: number
  readonly currency: string
  readonly merchant_code: string
  readonly description?: string | undefined
  readonly return_url?: string | undefined
  readonly redirect_url?: string | undefined
  readonly customer_id?: string | undefined
  readonly purpose: string
  readonly hosted: boolean
  readonly date: string
  readonly valid_until?: string | null | undefined
  readonly deactivated: boolean
  readonly transactions: readonly Transaction[]
}

/** PAID after a successful payment; else EXPIRED after its time; else by the last attempt. */
export function checkoutStatus(checkout: Checkout, now: Date): CheckoutStatus {
  if (checkout.transactions.some(({ status }) => status === 'SUCCESSFUL')) return 'PAID'
  if (checkout.deactivated || (checkout.valid_until && new Date(checkout.valid_until) <= now)) return 'EXPIRED'
  return checkout.transactions.length > 0 ? 'FAILED' : 'PENDING'
}
