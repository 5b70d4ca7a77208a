import { recordPayment } from '@rose-ash/domains/cart/orders/record-payment'
import { paymentExpired, paymentFailed, paymentMismatched } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { expiryOf, reconciliationOf, tellFlow } from '../flows/order-flows.ts'
import type { CheckoutFacts } from '../sumup/checkout-facts.ts'
import type { Attempt } from './attempt.ts'
import { type AttemptState, isOpen, nextAttemptState } from './attempt-state.ts'
import { eventOf, isOurs } from './event-of.ts'
import type { PaymentDeps } from './payment-deps.ts'

/**
 * Brings an attempt to the state that SumUp's facts lead to, together with everything that follows from it. Safe to repeat and
 * to run twice at once.
 */
export async function applyFacts(
  deps: PaymentDeps,
  tx: Tx,
  attempt: Attempt,
  facts: CheckoutFacts | null,
): Promise<AttemptState> {
  const state = nextAttemptState(attempt.status, eventOf(attempt, facts))
  if (state === 'paid' && attempt.status !== 'paid') await takePayment(deps, tx, attempt, facts)
  else await keepState(deps, tx, attempt, { state, facts })
  if (!isOpen(state) && state !== attempt.status) await tellFlow(deps, tx, reconciliationOf(attempt.id))
  return state
}

async function takePayment(deps: PaymentDeps, tx: Tx, attempt: Attempt, facts: CheckoutFacts | null): Promise<void> {
  if (facts)
    await tx.paymentAttempt.updateMany({ where: { id: attempt.id, checkoutId: null }, data: { checkoutId: facts.id } })
  const outcome = await recordPayment(deps, tx, {
    attemptId: attempt.id,
    transactionId: facts?.transactionId ?? null,
    transactionCode: facts?.transactionCode ?? null,
  })
  await tellFlow(deps, tx, expiryOf(attempt.orderId))
  const ids = { orderId: attempt.orderId, attemptId: attempt.id }
  afterCommit(tx, () => {
    if (outcome === 'owed') deps.log.error(ids, 'money arrived without goods')
    else deps.log.info({ ...ids, outcome }, 'payment recorded')
  })
}

async function keepState(
  { clock, activities, log }: PaymentDeps,
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
