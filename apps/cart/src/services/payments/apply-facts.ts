import type { AppContext } from '../../context.ts'
import type { CheckoutFacts } from '../sumup/checkout-facts.ts'
import type { Attempt } from './attempt.ts'
import { type AttemptEvent, type AttemptState, isOpen, nextAttemptState } from './attempt-state.ts'

type Deps = Pick<AppContext, 'transact' | 'services' | 'log' | 'clock' | 'activities'>

/**
 * Brings an attempt to the state that SumUp's facts lead to, in one transaction with everything that follows from it. Paid only
 * when id, reference, merchant, currency and amount are all ours. Safe to repeat and to run twice at once.
 */
export async function applyFacts(deps: Deps, attempt: Attempt, facts: CheckoutFacts | null): Promise<AttemptState> {
  const event = eventOf(attempt, facts)
  const state = nextAttemptState(attempt.status, event)
  if (event === 'seen-mismatch' && attempt.status !== state)
    deps.log.error({ attemptId: attempt.id }, 'payment does not match its attempt')
  if (state === 'paid' && attempt.status !== 'paid') await recordPayment(deps, attempt, facts)
  else await keepState(deps, attempt, { state, facts })
  return state
}

function eventOf(attempt: Attempt, facts: CheckoutFacts | null): AttemptEvent {
  if (!facts) return 'not-found'
  if (!isOurs(attempt, facts)) return 'seen-mismatch'
  const events = { PENDING: 'seen-pending', FAILED: 'seen-failed', PAID: 'seen-paid', EXPIRED: 'seen-expired' } as const
  return events[facts.status]
}

function isOurs(attempt: Attempt, facts: CheckoutFacts): boolean {
  return (
    (attempt.checkoutId === null || facts.id === attempt.checkoutId) &&
    facts.reference === attempt.reference &&
    facts.merchantCode === attempt.merchantCode &&
    facts.currency === attempt.currency &&
    facts.amountMinor === attempt.amountMinor
  )
}

async function recordPayment(
  { transact, services, log }: Deps,
  attempt: Attempt,
  facts: CheckoutFacts | null,
): Promise<void> {
  const outcome = await transact(async (tx) => {
    if (facts)
      await tx.paymentAttempt.updateMany({
        where: { id: attempt.id, checkoutId: null },
        data: { checkoutId: facts.id },
      })
    return services.cart.recordPayment(tx, {
      attemptId: attempt.id,
      transactionId: facts?.transactionId ?? null,
      transactionCode: facts?.transactionCode ?? null,
    })
  })
  const ids = { orderId: attempt.orderId, attemptId: attempt.id }
  if (outcome === 'owed') log.error(ids, 'money arrived without goods')
  else log.info({ ...ids, outcome }, 'payment recorded')
}

async function keepState(
  { transact, clock, activities }: Deps,
  attempt: Attempt,
  { state, facts }: { state: AttemptState; facts: CheckoutFacts | null },
): Promise<void> {
  await transact(async (tx) => {
    const { count } = await tx.paymentAttempt.updateMany({
      where: { id: attempt.id, status: attempt.status },
      data: {
        status: state,
        ...(facts && isOurs(attempt, facts) && { checkoutId: facts.id }),
        ...(facts?.hostedUrl && { hostedUrl: facts.hostedUrl }),
        ...(!isOpen(state) && { nextCheckAt: null, settledAt: clock.now() }),
        lastError: null,
      },
    })
    if (count === 0 || state === attempt.status) return
    await tx.orderEvent.create({
      data: { orderId: attempt.orderId, kind: `payment-${state}`, detail: { attemptId: attempt.id } },
    })
    if (state !== 'mismatched') return
    const object = { attemptId: attempt.id }
    await activities.append(tx, { type: 'cart.payment.mismatched', objectId: attempt.orderId, object })
  })
}
