import { NEWS } from '@rose-ash/domains/cart/flows/order-flows'
import { type Answer, applyAnswer } from '@rose-ash/domains/cart/payments/apply-answer'
import { isOpen } from '@rose-ash/domains/cart/payments/attempt-states'
import { markForSteward } from '@rose-ash/domains/cart/payments/mark-for-steward'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { StepFailedError } from '@rose-ash/kernel/flows/errors'
import type { Step } from '@rose-ash/kernel/flows/flow'
import { z } from 'zod'
import type { AppContext } from '../context.ts'
import { askSumUp } from '../services/payments/ask-sumup.ts'
import { QUESTION_PAUSES } from '../services/payments/question-pauses.ts'

/** The most signals that the flow takes: webhooks are unsigned, so their number must not grow the flow's history without limit. */
const MOST_NEWS = 50

/**
 * Queries SumUp about one attempt until it is settled. It finds a payment even when the webhook was lost and the buyer closed the
 * browser. A signal (a webhook, the buyer's return) makes it query at once. An attempt that is not settled within a day is marked for
 * a steward.
 */
export const reconcilePayment = defineFlow({
  name: 'reconcile-payment',
  version: 1,
  input: z.object({ attemptId: z.uuid() }),
  run: async (step, { attemptId }, ctx: AppContext) => {
    let news = 0
    for (let turn = 0; turn < QUESTION_PAUSES.length; ) {
      if (await untilAsked(step, { seconds: QUESTION_PAUSES[turn] ?? 0, listens: news < MOST_NEWS })) news += 1
      else turn += 1
      const answer = await ask(step, ctx, attemptId)
      const state = await step.tx('take the answer', (tx) => applyAnswer(ctx, tx, { attemptId, answer }))
      if (!isOpen(state) && answer.kind !== 'silent') return { attemptId, outcome: state }
    }
    await step.tx('leave it to a person', (tx) => markForSteward(ctx, tx, { attemptId }))
    return { attemptId, outcome: 'unresolved' }
  },
})

/** True when a signal came before the timeout. */
async function untilAsked(
  step: Step,
  { seconds, listens }: { readonly seconds: number; readonly listens: boolean },
): Promise<boolean> {
  if (listens) return !(await step.waitFor(NEWS, { timeout: { seconds }, keyless: false })).timedOut
  await step.sleep('until the next question', { seconds })
  return false
}

/** Queries SumUp with a few retries; after that the next planned query is soon enough. */
async function ask(step: Step, ctx: AppContext, attemptId: string): Promise<Answer> {
  try {
    return await step.run('ask SumUp', () => askSumUp(ctx, attemptId), { maxAttempts: 4 })
  } catch (error) {
    if (!(error instanceof StepFailedError)) throw error
    return { kind: 'silent', why: error.message }
  }
}
