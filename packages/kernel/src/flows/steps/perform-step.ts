import { measured } from '../../waking/measured.ts'
import {
  BranchTooLongError,
  FlowChangedError,
  ParallelStepsError,
  StepFailedError,
  type StoredError,
  storeError,
} from '../errors.ts'
import { BLOCK_SIZE } from '../runner/blocks.ts'
import type { RecordedStep } from '../runner/claim-flows.ts'
import { asInterruption, type Execution, reasonToStop, type Scope, suspendWhenIdle } from '../runner/execution.ts'
import { beginTurn, endTurn } from '../runner/scope.ts'
import { noteUnderWay } from './note-under-way.ts'

/** The outcome of a step. A parked step waits for a time, a signal or another attempt. */
export type StepOutcome =
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'failed'; readonly error: StoredError }
  | { readonly state: 'parked' }

export type Perform = (position: number, recorded: RecordedStep | undefined, scope: Scope) => Promise<StepOutcome>

/** The promise of a waiting step: it never settles and is dropped with the run, so that waiting runs no `catch` or `finally` of the flow. */
const NEVER = new Promise<never>(() => undefined)

/**
 * Returns the recorded result of the next step of a run, or performs the step. Errors of the engine (lost lease, unreachable database)
 * end the run and are never thrown into the flow.
 */
export async function performStep(
  scope: Scope,
  kind: RecordedStep['kind'],
  name: string,
  perform: Perform,
): Promise<unknown> {
  const { execution } = scope
  if (scope.abandoned.signal.aborted) return NEVER
  const turn = beginTurn(scope)
  if (!turn) return refuse(execution, new ParallelStepsError(name))
  const { position } = turn
  if (isBeyondBranch(scope, position)) return refuse(execution, new BranchTooLongError(name, BLOCK_SIZE))
  const recorded = execution.recorded.get(position)
  if (recorded && (recorded.kind !== kind || recorded.name !== name))
    return refuse(execution, new FlowChangedError(position, `${recorded.kind} "${recorded.name}"`, `${kind} "${name}"`))
  if (recorded?.state === 'done' || recorded?.state === 'failed') {
    // A second step that was begun beside this one is found at a replay too.
    await undefined
    endTurn(scope)
    if (recorded.state === 'done') return recorded.result ?? undefined
    throw new StepFailedError(name, recorded.error ?? storeError('unknown'))
  }
  const stop = reasonToStop(execution)
  if (stop) {
    turn.resting.resolve()
    return interrupt(execution, stop)
  }

  execution.underWay += 1
  let outcome: StepOutcome
  try {
    if (execution.isSuspect) await noteUnderWay(execution.ctx.db, execution.fence, name)
    const work = {
      work: 'step',
      name: execution.name,
      outcomeOf: stateOf,
      ids: { id: execution.fence.id, position, step: name },
    } as const
    outcome = await measured(execution.ctx, work, () => perform(position, recorded, scope))
  } catch (error) {
    return interrupt(execution, asInterruption(execution, error, name))
  } finally {
    execution.underWay -= 1
    turn.resting.resolve()
  }
  if (execution.interruption || scope.abandoned.signal.aborted) return NEVER
  if (outcome.state === 'parked') {
    turn.isParked = true
    execution.parked += 1
    suspendWhenIdle(execution)
    return NEVER
  }
  endTurn(scope)
  if (execution.parked > 0) suspendWhenIdle(execution)
  if (outcome.state === 'failed') throw new StepFailedError(name, outcome.error)
  return outcome.result ?? undefined
}

const stateOf = ({ state }: StepOutcome): string => state

function isBeyondBranch({ base }: Scope, position: number): boolean {
  return base > 0 && position >= base + BLOCK_SIZE
}

/** Ends the run with an error of the flow's code, which the flow cannot catch. */
export function refuse(execution: Execution, error: Error): Promise<never> {
  return interrupt(execution, { kind: 'failed', error: storeError(error) })
}

/** Ends the run; the flow's code hears nothing of it. */
export function interrupt(execution: Execution, interruption: Parameters<Execution['interrupt']>[0]): Promise<never> {
  execution.interrupt(interruption)
  return NEVER
}
