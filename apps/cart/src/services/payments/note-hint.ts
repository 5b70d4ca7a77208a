import type { AppContext } from '../../context.ts'

/**
 * Writes down that SumUp (or somebody who says so: webhooks are unsigned) has news of a checkout. Unknown ids cost one look-up and
 * change nothing. Known ones become due for reconciliation; the hint itself is believed in nothing. Returns whether it was ours.
 */
export async function noteHint(
  { db, transact, clock, doorbell }: Pick<AppContext, 'db' | 'transact' | 'clock' | 'doorbell'>,
  { checkoutId, eventType }: { readonly checkoutId: string; readonly eventType: string },
): Promise<boolean> {
  const attempt = await db.paymentAttempt.findUnique({
    where: { checkoutId },
    select: { id: true, status: true, checkCount: true },
  })
  if (!attempt) return false
  if (attempt.status === 'paid' || attempt.status === 'mismatched') return true
  const now = clock.now()
  await transact(async (tx) => {
    const waiting = await tx.paymentHint.count({ where: { checkoutId, handledAt: null } })
    if (waiting === 0) await tx.paymentHint.create({ data: { checkoutId, eventType } })
    await tx.paymentAttempt.updateMany({
      where: { id: attempt.id, OR: [{ nextCheckAt: null }, { nextCheckAt: { gt: now } }] },
      data: { nextCheckAt: now },
    })
  })
  await doorbell.ring()
  return true
}
