import { ConflictError, NotFoundError, ValidationError } from '@rose-ash/shared/errors/http-errors'

export interface StoredError {
  readonly name: string
  readonly code?: string
  readonly message: string
  readonly step?: string
}

/** A step failed for good. Thrown in the flow, again at every replay; a flow may catch it. */
export class StepFailedError extends Error {
  override readonly name = 'StepFailedError'
  readonly step: string
  readonly code: string | undefined
  readonly stored: StoredError

  constructor(step: string, stored: StoredError) {
    super(`step "${step}" failed: ${stored.message}`)
    this.step = step
    this.code = stored.code
    this.stored = stored
  }
}

/** The flow's code calls another step than the one recorded at this position. */
export class FlowChangedError extends Error {
  override readonly name = 'FlowChangedError'
  readonly code = 'flow_changed'
  readonly step: string

  constructor(position: number, recorded: string, asked: string) {
    super(`step ${position} was recorded as ${recorded}, but the code asks for ${asked}`)
    this.step = recorded
  }
}

/** The flow's code begins a step while another step of the same line has not returned: the two would have no order at a replay. */
export class ParallelStepsError extends Error {
  override readonly name = 'ParallelStepsError'
  readonly code = 'parallel_steps'
  readonly step: string

  constructor(step: string) {
    super(
      `step "${step}" begins before the step before it has returned: put what runs side by side into step.all or step.race`,
    )
    this.step = step
  }
}

/** What a step or a flow gives is too large to be kept in its history. */
export class ResultTooLargeError extends ValidationError {
  constructor(giver: string, length: number, most: number) {
    super(
      `${giver} gives ${length} characters, more than ${most} bytes: keep it as rows or as a file, and give where it is`,
      {
        code: 'result_too_large',
      },
    )
  }
}

/** A flow begins anew from a branch, or from what it undoes. */
export class ContinuedInsideBranchError extends Error {
  override readonly name = 'ContinuedInsideBranchError'
  readonly code = 'continued_inside_branch'

  constructor() {
    super('only the flow itself can continue as new, with no branch open and nothing to undo under way')
  }
}

/** A step is to wait for a time that is none: a date that cannot be read, a duration that is no number. */
export class InvalidTimeError extends Error {
  override readonly name = 'InvalidTimeError'
  readonly code = 'invalid_time'
  readonly step: string

  constructor(step: string) {
    super(`step "${step}" waits for a time that is none`)
    this.step = step
  }
}

/** A branch has room for as many steps as a block has positions. */
export class BranchTooLongError extends Error {
  override readonly name = 'BranchTooLongError'
  readonly code = 'branch_too_long'
  readonly step: string

  constructor(step: string, most: number) {
    super(`step "${step}" is one more than the ${most} that a branch can have: spawn a flow for it`)
    this.step = step
  }
}

/** Workers died of an instance, or the engine failed, several times in a row without a step between. */
export class NoProgressError extends Error {
  override readonly name = 'NoProgressError'
  readonly code = 'no_progress'
  readonly step: string | undefined

  constructor(claims: number, step: string | null) {
    super(`${claims} claims in a row ended without progress${step === null ? '' : `, the last in step "${step}"`}`)
    this.step = step ?? undefined
  }
}

/** The code of an instance that was cancelled and could not undo what it did. */
export const UNDO_FAILED = 'undo_failed'

/** Another worker has claimed the instance: this one must not write any more. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

export class UnknownFlowError extends NotFoundError {
  constructor(name: string) {
    super(`no worker has registered a flow called ${name}`, { code: 'unknown_flow', details: { name } })
  }
}

export class FlowNotFoundError extends NotFoundError {
  constructor(id: string) {
    super(`there is no flow instance ${id}`, { code: 'flow_not_found', details: { id } })
  }
}

export class ForkInsideBranchError extends ValidationError {
  constructor(position: number) {
    super(`step ${position} is in a branch: fork from a step of the flow itself`, { code: 'fork_inside_branch' })
  }
}

export class FlowFinishedError extends ConflictError {
  constructor(id: string, status: string) {
    super(`flow instance ${id} is ${status}`, { code: 'flow_finished', details: { id, status } })
  }
}

/** An error as stored in a row: name, public code and message, without stack or cause. */
export function storeError(error: unknown): StoredError {
  if (error instanceof StepFailedError) return { ...error.stored, step: error.step }
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { code, step } = error as { code?: unknown; step?: unknown }
  return {
    name: error.name,
    message: error.message.slice(0, 2_000),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof step === 'string' ? { step } : {}),
  }
}
