import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { ATTEMPT_STATES, type AttemptState } from './attempt-states.ts'

/** A payment attempt with the parts of its order that a payment needs. */
export interface Attempt {
  readonly id: string
  readonly orderId: string
  readonly reference: string
  readonly checkoutId: string | null
  readonly merchantCode: string
  readonly amountMinor: number
  readonly currency: string
  readonly status: AttemptState
  readonly hostedUrl: string | null
  readonly order: { readonly number: number; readonly expiresAt: Date; readonly status: string }
}

/** One payment attempt. Throws NotFoundError. */
export async function getAttempt(tx: Tx, attemptId: string): Promise<Attempt> {
  const attempt = await tx.paymentAttempt.findUnique({
    where: { id: attemptId },
    include: { order: { select: { number: true, expiresAt: true, status: true } } },
  })
  if (!attempt) throw new NotFoundError(`no payment attempt ${attemptId}`)
  return { ...attempt, status: oneOf(ATTEMPT_STATES, attempt.status) }
}
