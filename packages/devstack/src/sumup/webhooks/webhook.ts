/** One webhook that waits for its delivery. */
export interface Webhook {
  readonly id: string
  readonly checkoutId: string
  readonly url: string
  readonly attempts: number
  readonly nextAt: string
  readonly state: 'waiting' | 'delivered' | 'given-up' | 'lost'
}
