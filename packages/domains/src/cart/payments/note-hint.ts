import { type FlowDeps, reconciliationOf, startOrSignalFlow } from '../flows/order-flows.ts'
import { FINAL_STATES } from './attempt-states.ts'

/**
 * Records a webhook's hint about a checkout. Webhooks are unsigned, so their content is not trusted: for a known id the attempt's flow
 * queries SumUp; an unknown id costs one lookup and changes nothing. Returns whether the checkout is ours.
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
    // Its own flow has ended: start another, since a payment after the close of an attempt still counts.
    if (!isTold) await startOrSignalFlow(deps, tx, reconciliationOf(attempt.id, hintId))
  })
  return true
}
