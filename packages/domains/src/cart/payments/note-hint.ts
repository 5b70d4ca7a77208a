import { type FlowDeps, reconciliationOf, startOrSignalFlow } from '../flows/order-flows.ts'
import { FINAL_STATES } from './attempt-states.ts'

/**
 * Writes down that a webhook has news of a checkout. Webhooks are unsigned, so the hint is believed in nothing: a known id makes the
 * attempt's flow ask SumUp; an unknown id costs one look-up and changes nothing. Answers whether the checkout is ours.
 */
export async function noteHint(
  deps: FlowDeps,
  { checkoutId, eventType }: { readonly checkoutId: string; readonly eventType: string },
): Promise<boolean> {
  const attempt = await deps.db.paymentAttempt.findUnique({ where: { checkoutId }, select: { id: true, status: true } })
  if (!attempt) return false
  if ((FINAL_STATES as readonly string[]).includes(attempt.status)) return true
  await deps.transact(async (tx) => {
    const waiting = await tx.paymentHint.count({ where: { checkoutId, handledAt: null } })
    if (waiting > 0) return
    const { id: hintId } = await tx.paymentHint.create({ data: { checkoutId, eventType } })
    const isTold = await startOrSignalFlow(deps, tx, reconciliationOf(attempt.id))
    // Its own flow has ended: money that comes after an attempt was closed is still money.
    if (!isTold) await startOrSignalFlow(deps, tx, reconciliationOf(attempt.id, hintId))
  })
  return true
}
