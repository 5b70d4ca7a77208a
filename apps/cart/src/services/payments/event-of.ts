import type { CheckoutFacts } from '../sumup/checkout-facts.ts'
import type { Attempt } from './attempt.ts'
import type { AttemptEvent } from './attempt-state.ts'

/** What SumUp's facts mean for an attempt. Paid only when id, reference, merchant, currency and amount are all ours. */
export function eventOf(attempt: Attempt, facts: CheckoutFacts | null): AttemptEvent {
  if (!facts) return 'not-found'
  if (!isOurs(attempt, facts)) return 'seen-mismatch'
  const events = { PENDING: 'seen-pending', FAILED: 'seen-failed', PAID: 'seen-paid', EXPIRED: 'seen-expired' } as const
  return events[facts.status]
}

export function isOurs(attempt: Attempt, facts: CheckoutFacts): boolean {
  return (
    (attempt.checkoutId === null || facts.id === attempt.checkoutId) &&
    facts.reference === attempt.reference &&
    facts.merchantCode === attempt.merchantCode &&
    facts.currency === attempt.currency &&
    facts.amountMinor === attempt.amountMinor
  )
}
