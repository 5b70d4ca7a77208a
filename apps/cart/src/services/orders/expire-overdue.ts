import { Prisma } from '@rose-ash/shared/db/client'
import type { PaymentDeps } from '../payments/start-payment.ts'
import { abandonOrder } from './abandon-order.ts'

const AT_ONCE = 10
const TRY_AGAIN_SECONDS = 60

/** Closes unpaid orders whose time is over. One that cannot be closed now (SumUp is away) has its turn again in a minute. Returns how many it tried. */
export async function expireOverdue(deps: PaymentDeps): Promise<number> {
  const due = await claimOverdue(deps)
  const results = await Promise.allSettled(due.map(({ id }) => abandonOrder(deps, { orderId: id, as: 'expired' })))
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected')
      deps.log.warn({ orderId: due[index]?.id, err: result.reason }, 'overdue order not closed')
  }
  return due.length
}

function claimOverdue({ db, clock }: PaymentDeps): Promise<{ id: string }[]> {
  const now = clock.now()
  return db.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE orders SET expires_at = ${now}::timestamptz + make_interval(secs => ${TRY_AGAIN_SECONDS})
    WHERE id IN (
      SELECT id FROM orders WHERE status = 'pending' AND expires_at <= ${now}
      ORDER BY expires_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
    )
    RETURNING id`)
}
