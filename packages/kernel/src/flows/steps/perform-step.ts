import { FlowChangedError, StepFailedError, type StoredError, storeError } from '../errors.ts'
import type { RecordedStep } from '../runner/claim-flows.ts'
import { asInterruption, type Execution, reasonToStop, suspendWhenIdle } from '../runner/execution.ts'

/** The outcome of a step. A parked step waits for a time, a signal or another attempt. */
export type StepOutcome =
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'failed'; readonly error: StoredError }
  | { readonly state: 'parked' }

export type Perform = (position: number, recorded: RecordedStep | undefined) => Promise<StepOutcome>

/** The promise of a waiting step: it never settles and is dropped with the run, so that waiting runs no `catch` or `finally` of the flow. */
const NEVER = new Promise<never>(() => undefined)

/**
 * Returns the recorded result of the next step of a run, or performs the step. Errors of the engine (lost lease, unreachable database)
 * end the run and are never thrown into the flow.
 */
export async function performStep(
  execution: Execution,
  kind: RecordedStep['kind'],
  name: string,
  perform: Perform,
): Promise<unknown> {
  const position = execution.nextPosition++
  const recorded = execution.recorded.get(position)
  if (recorded && (recorded.kind !== kind || recorded.name !== name))
    return refuseChange(execution, recorded, kind, name)
  if (recorded?.state === 'done') return recorded.result ?? undefined
  if (recorded?.state === 'failed') throw new StepFailedError(name, recorded.error ?? storeError('unknown'))
  const stop = reasonToStop(execution)
  if (stop) return interrupt(execution, stop)

  execution.underWay += 1
  let outcome: StepOutcome
  try {
    outcome = await perform(position, recorded)
  } catch (error) {
    return interrupt(execution, asInterruption(execution, error))
  } finally {
    execution.underWay -= 1
  }
  if (execution.interruption) return NEVER
  if (outcome.state === 'done') return resumeWith(execution, outcome.result)
  if (outcome.state === 'failed') throw new StepFailedError(name, outcome.error)
  execution.parked += 1
  suspendWhenIdle(execution)
  return NEVER
}

function resumeWith(execution: Execution, result: unknown): unknown {
  if (execution.parked > 0) suspendWhenIdle(execution)
  return result ?? undefined
}

function refuseChange(execution: Execution, recorded: RecordedStep, kind: string, name: string): Promise<never> {
  const error = new FlowChangedError(recorded.position, `${recorded.kind} "${recorded.name}"`, `${kind} "${name}"`)
  return interrupt(execution, { kind: 'failed', error: storeError(error) })
}

function interrupt(execution: Execution, interruption: Parameters<Execution['interrupt']>[0]): Promise<never> {
  execution.interrupt(interruption)
  return NEVER
}
