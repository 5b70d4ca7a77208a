import { paymentExpired, paymentFailed, paymentMismatched } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { reconciliationOf, startOrSignalFlow } from '../flows/order-flows.ts'
import type { OrderDeps } from '../orders/order-deps.ts'
import { type AttemptState, isOpen, nextAttemptState } from './attempt-states.ts'
import type { CheckoutFacts } from './checkout-facts.ts'
import { eventOf, isOurs } from './event-of.ts'
import type { Attempt } from './get-attempt.ts'
import { recordPayment } from './record-payment.ts'

/**
 * Moves an attempt to the state that follows from its checkout's facts, with all consequences. Idempotent and safe to run twice at
 * once.
 */
export async function applyFacts(
  deps: OrderDeps,
  tx: Tx,
  { attempt, facts }: { readonly attempt: Attempt; readonly facts: CheckoutFacts | null },
): Promise<AttemptState> {
  const state = nextAttemptState(attempt.status, eventOf(attempt, facts))
  if (state === 'paid' && attempt.status !== 'paid') await takePayment(deps, tx, attempt, facts)
  else await keepState(deps, tx, attempt, { state, facts })
  if (!isOpen(state) && state !== attempt.status) await startOrSignalFlow(deps, tx, reconciliationOf(attempt.id))
  return state
}

async function takePayment(deps: OrderDeps, tx: Tx, attempt: Attempt, facts: CheckoutFacts | null): Promise<void> {
  if (facts)
    await tx.paymentAttempt.updateMany({ where: { id: attempt.id, checkoutId: null }, data: { checkoutId: facts.id } })
  await recordPayment(deps, tx, {
    attemptId: attempt.id,
    transactionId: facts?.transactionId ?? null,
    transactionCode: facts?.transactionCode ?? null,
  })
}

async function keepState(
  { clock, activities, log }: OrderDeps,
  tx: Tx,
  attempt: Attempt,
  { state, facts }: { state: AttemptState; facts: CheckoutFacts | null },
): Promise<void> {
  const { id: attemptId, orderId, amountMinor, currency } = attempt
  const { count } = await tx.paymentAttempt.updateMany({
    where: { id: attemptId, status: attempt.status },
    data: {
      status: state,
      ...(facts && isOurs(attempt, facts) && { checkoutId: facts.id }),
      ...(facts?.hostedUrl && { hostedUrl: facts.hostedUrl }),
      ...(!isOpen(state) && { settledAt: clock.now() }),
      lastError: null,
    },
  })
  if (count === 0 || state === attempt.status) return
  await tx.orderEvent.create({ data: { orderId, kind: `payment-${state}`, detail: { attemptId } } })
  if (state === 'mismatched') log.error({ attemptId }, 'payment does not match its attempt')
  const definition = FACTS[state]
  if (definition)
    await activities.append(tx, definition, { objectId: orderId, object: { attemptId, amountMinor, currency } })
}

const FACTS: { readonly [State in AttemptState]?: AttemptFact } = {
  failed: paymentFailed,
  expired: paymentExpired,
  mismatched: paymentMismatched,
}

type AttemptFact = typeof paymentFailed | typeof paymentExpired | typeof paymentMismatched
