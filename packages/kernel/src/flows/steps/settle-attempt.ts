import { AppError } from '@rose-ash/shared/errors/app-error'
import { backOffMs } from '../../waking/back-off.ts'
import { attemptsOf } from '../../waking/patience.ts'
import { storeError } from '../errors.ts'
import type { Execution } from '../runner/execution.ts'
import type { StepOutcome } from './perform-step.ts'
import { recordStep, type StepRecord } from './record-step.ts'
import { patienceOf } from './step-back-off.ts'

export interface FailedAttempt {
  readonly position: number
  readonly name: string
  readonly kind: StepRecord['kind']
  readonly attemptsBefore: number
  readonly maxAttempts: number | undefined
  readonly error: unknown
}

/** Records that a step's own work failed: it runs again after a back-off, or has failed for good (too many attempts, or refused by the domain). */
export async function settleFailedAttempt(execution: Execution, failed: FailedAttempt): Promise<StepOutcome> {
  const { position, name, kind, error } = failed
  const attempts = failed.attemptsBefore + 1
  const patience = patienceOf(kind)
  const stored = storeError(error)
  const final = isRefusal(error) || attempts >= (failed.maxAttempts ?? attemptsOf(patience))
  execution.ctx.log.warn({ flowId: execution.fence.id, step: name, attempts, final, err: error }, 'flow step failed')
  await recordStep(execution.ctx.db, execution.fence, {
    position,
    name,
    kind,
    state: final ? 'failed' : 'retrying',
    error: stored,
    attempts,
    ...(final ? {} : { retryInMs: backOffMs(attempts, patience) }),
  })
  return final ? { state: 'failed', error: stored } : { state: 'parked' }
}

/** Whether the domain refused (sold out, not found, forbidden), so that another attempt is useless. */
function isRefusal(error: unknown): boolean {
  return error instanceof AppError && error.status < 500 && error.status !== 429
}
