import type { Tx } from '@rose-ash/shared/db/client'
import { UNDER_WAY } from './refund-statuses.ts'

/**
 * Records that a refund is about to be sent for the `time`-th time (from 1). False when this was recorded before or the refund has
 * ended: then it must not be sent.
 */
export async function markSent(
  tx: Tx,
  { refundId, time }: { readonly refundId: string; readonly time: number },
): Promise<boolean> {
  const where = { id: refundId, sendCount: time - 1, status: { in: [...UNDER_WAY] } }
  const { count } = await tx.refund.updateMany({ where, data: { sendCount: time, status: 'sent' } })
  return count === 1
}
