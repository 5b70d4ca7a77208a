import { ContinuedInsideBranchError, FlowChangedError, ParallelStepsError } from '../errors.ts'
import { asStored } from '../json.ts'
import { reasonToStop, type Scope } from '../runner/execution.ts'
import { beginTurn } from '../runner/scope.ts'
import { interrupt, refuse } from './perform-step.ts'

/** Ends the run; its worker then puts the instance back to its beginning. Nothing is recorded: the history goes. */
export async function continueAsNew(scope: Scope, input: unknown): Promise<never> {
  const { execution } = scope
  if (scope.base > 0) return refuse(execution, new ContinuedInsideBranchError())
  const stored = asStored('continueAsNew', input)
  const turn = beginTurn(scope)
  if (!turn) return refuse(execution, new ParallelStepsError('continueAsNew'))
  turn.resting.resolve()
  const recorded = execution.recorded.get(turn.position)
  if (recorded)
    return refuse(
      execution,
      new FlowChangedError(turn.position, `${recorded.kind} "${recorded.name}"`, 'a beginning with another input'),
    )
  return interrupt(execution, reasonToStop(execution) ?? { kind: 'continued', input: stored })
}
