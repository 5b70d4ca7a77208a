import type { AppContext } from '../../context.ts'
import { type FlowDeps, reconciliationOf, tellFlow } from '../flows/order-flows.ts'

/**
 * Writes down that SumUp (or somebody who says so: webhooks are unsigned) has news of a checkout. Unknown ids cost one look-up and
 * change nothing. Known ones make the attempt's flow ask SumUp; the hint itself is believed in nothing. Returns whether it was ours.
 */
export async function noteHint(
  deps: FlowDeps & Pick<AppContext, 'db'>,
  { checkoutId, eventType }: { readonly checkoutId: string; readonly eventType: string },
): Promise<boolean> {
  const attempt = await deps.db.paymentAttempt.findUnique({ where: { checkoutId }, select: { id: true, status: true } })
  if (!attempt) return false
  if (attempt.status === 'paid' || attempt.status === 'mismatched') return true
  await deps.transact(async (tx) => {
    const waiting = await tx.paymentHint.count({ where: { checkoutId, handledAt: null } })
    if (waiting > 0) return
    const { id: hintId } = await tx.paymentHint.create({ data: { checkoutId, eventType } })
    const isTold = await tellFlow(deps, tx, reconciliationOf(attempt.id))
    // Its own flow has ended: money that comes after an attempt was closed is still money.
    if (!isTold) await tellFlow(deps, tx, reconciliationOf(attempt.id, hintId))
  })
  return true
}
