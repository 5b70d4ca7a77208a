import { createStep } from '../steps/create-step.ts'
import { dropWaits } from '../steps/drop-open-steps.ts'
import { UNDO_BLOCK } from './blocks.ts'
import type { Execution, Interruption } from './execution.ts'
import { createScope } from './scope.ts'

/**
 * Undoes what a cancelled instance did, the last first, in a line of steps of its own. Resolves with undefined when all is undone.
 * Throws the error of an undo that failed for good.
 */
export async function undoFlow(execution: Execution): Promise<Interruption | undefined> {
  await untilNothingRuns(execution)
  const undos = execution.undos.toSorted((a, b) => b.position - a.position)
  if (undos.length === 0) return undefined
  if (!execution.recorded.has(UNDO_BLOCK)) await dropWaits(execution.ctx.db, execution.fence)
  const step = createStep(createScope(execution, UNDO_BLOCK))
  const interrupted = beginAnew(execution)
  const undoing = (async () => {
    for (const { run } of undos) await run(step)
    return undefined
  })()
  return Promise.race([undoing, interrupted])
}

/** What runs beside the step that was stopped comes to its end, and what is recorded is replayed: both may say what there is to undo. */
async function untilNothingRuns({ scopes }: Execution): Promise<void> {
  await Promise.all(scopes.map(({ turn }) => turn?.resting.promise))
  await new Promise((resolve) => setImmediate(resolve))
  for (const { abandoned } of scopes) abandoned.abort(new Error('the flow was cancelled'))
}

function beginAnew(execution: Execution): Promise<Interruption> {
  const { promise, resolve } = Promise.withResolvers<Interruption>()
  Object.assign(execution, { isUndoing: true, parked: 0, underWay: 0, interruption: undefined })
  execution.interrupt = (interruption) => {
    execution.interruption ??= interruption
    resolve(execution.interruption)
  }
  return promise
}
