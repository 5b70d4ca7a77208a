import { Prisma } from '@rose-ash/shared/db/client'
import { settleAttempt } from './settle-attempt.ts'
import type { PaymentDeps } from './start-payment.ts'

/** Pauses between questions to SumUp about one attempt; the last one is repeated. The first question comes 15 s after the attempt. */
const PAUSES_SECONDS = [60, 120, 300, 900, 3600]
const AT_ONCE = 10

/**
 * Asks SumUp about attempts whose time has come: this is what finds a payment whose webhook was lost and whose buyer closed the
 * browser. The next question is written down before this one is asked, so a process that dies here has only delayed it. Returns how many.
 */
export async function reconcileDue(deps: PaymentDeps): Promise<number> {
  const due = await claimDue(deps)
  const results = await Promise.allSettled(due.map(({ id }) => settleAttempt(deps, id)))
  for (const [index, result] of results.entries()) {
    if (result.status === 'fulfilled') continue
    const attemptId = due[index]?.id ?? ''
    deps.log.warn({ attemptId, err: result.reason }, 'payment attempt not reconciled')
    await deps.db.paymentAttempt.updateMany({
      where: { id: attemptId },
      data: { lastError: String(result.reason?.message) },
    })
  }
  return due.length
}

function claimDue({ db, clock }: PaymentDeps): Promise<{ id: string }[]> {
  const now = clock.now()
  const pause = Prisma.sql`(${PAUSES_SECONDS}::int[])[least(check_count + 1, ${PAUSES_SECONDS.length})]`
  return db.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE payment_attempts SET
      check_count = check_count + 1,
      next_check_at = CASE WHEN status IN ('created', 'pending', 'failed')
        THEN ${now}::timestamptz + make_interval(secs => ${pause}) END
    WHERE id IN (
      SELECT id FROM payment_attempts WHERE next_check_at <= ${now}
      ORDER BY next_check_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
    )
    RETURNING id`)
}
