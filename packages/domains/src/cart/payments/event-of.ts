import type { AttemptEvent } from './attempt-states.ts'
import type { CheckoutFacts, CheckoutStatus } from './checkout-facts.ts'
import type { Attempt } from './get-attempt.ts'

const EVENTS: Readonly<Record<CheckoutStatus, AttemptEvent>> = {
  PENDING: 'seen-pending',
  FAILED: 'seen-failed',
  PAID: 'seen-paid',
  EXPIRED: 'seen-expired',
}

/** The event that a checkout's facts mean for an attempt. It is `paid` only when id, reference, merchant, currency and amount all match. */
export function eventOf(attempt: Attempt, facts: CheckoutFacts | null): AttemptEvent {
  if (!facts) return 'not-found'
  if (!isOurs(attempt, facts)) return 'seen-mismatch'
  return EVENTS[facts.status]
}

/** Whether the checkout matches the attempt, including the exact amount. */
export function isOurs(attempt: Attempt, facts: CheckoutFacts): boolean {
  return (
    (attempt.checkoutId === null || facts.id === attempt.checkoutId) &&
    facts.reference === attempt.reference &&
    facts.merchantCode === attempt.merchantCode &&
    facts.currency === attempt.currency &&
    facts.amountMinor === attempt.amountMinor
  )
}
