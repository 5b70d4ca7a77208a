import { endRefund, type RefundEnd } from '@rose-ash/domains/cart/refunds/end-refund'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import type { Step } from '@rose-ash/kernel/flows/flow'
import { attemptsFor } from '@rose-ash/kernel/flows/steps/step-back-off'
import { z } from 'zod'
import type { AppContext } from '../context.ts'
import { findRefunded, hasHappened, sendRefund } from '../services/refunds/send-refund.ts'
import type { TransactionFacts } from '../services/sumup/transaction-facts.ts'

/** Minutes after a request without an answer at which we check whether it was carried out. After each check but the last the request is sent again. */
const LOOK_AFTER = [1, 5, 15]

/** The check is retried for at least a day and a half; then the instance fails and the operator sees it. */
const LOOKING_AT_SUMUP = { maxAttempts: attemptsFor({ hours: 36 }) }

/** Refunds money through SumUp, never twice: after a lost answer it checks the payment before it sends the request again. */
export const refundPayment = defineFlow({
  name: 'refund-payment',
  version: 1,
  input: z.object({ refundId: z.uuid() }),
  run: async (step, { refundId }, ctx: AppContext) => {
    const before = await step.run(
      'look what was given back before',
      () => findRefunded(ctx, refundId),
      LOOKING_AT_SUMUP,
    )
    const end = before ? await send(step, ctx, { refundId, before }) : refused('SumUp does not know this payment.')
    await step.tx('write down how it ended', (tx) => endRefund(ctx, tx, { refundId, end }).then(() => null))
    return { refundId, outcome: end.kind }
  },
})

async function send(
  step: Step,
  ctx: AppContext,
  refund: { readonly refundId: string; readonly before: TransactionFacts },
): Promise<RefundEnd> {
  for (const [index, minutes] of LOOK_AFTER.entries()) {
    const sent = await step.run('ask SumUp to give it back', () => sendRefund(ctx, { ...refund, time: index + 1 }))
    if (sent.kind === 'done') return { kind: 'done' }
    if (sent.kind === 'refused') return refused(sent.why)
    await step.sleep('let it happen', { minutes })
    const happened = await step.run('look whether it happened', () => hasHappened(ctx, refund), LOOKING_AT_SUMUP)
    if (happened) return { kind: 'done' }
  }
  return refused('SumUp gave no answer, and has not given anything back.')
}

function refused(why: string): RefundEnd {
  return { kind: 'refused', why }
}
