import type { KernelContext } from '../../kernel-context.ts'
import { FlowChangedError } from '../errors.ts'
import type { Flow } from '../flow.ts'
import { createStep } from '../steps/create-step.ts'
import type { ClaimedFlow } from './claim-flows.ts'
import { createExecution } from './execution.ts'
import { createScope } from './scope.ts'

export interface Misfit {
  /** The recorded step that the code no longer calls at its position. */
  readonly step: string
  readonly message: string
}

/**
 * Checks whether the current code of a flow can resume a recorded instance: replays the recorded steps without performing any and
 * without a database. Undefined when it can; else the first step that does not fit.
 */
export async function replayFlow<Ctx extends KernelContext>(
  flow: Flow<Ctx>,
  instance: Pick<ClaimedFlow, 'id' | 'version' | 'input' | 'steps'>,
  ctx: Ctx = {} as Ctx,
): Promise<Misfit | undefined> {
  const input = flow.input.safeParse(instance.input)
  if (!input.success) return { step: 'input', message: input.error.message }
  const claimed = {
    ...instance,
    name: flow.name,
    epoch: 1,
    run: 0,
    cancelRequested: false,
    idleClaims: 0,
    underWay: null,
  }
  const execution = createExecution(
    ctx,
    claimed,
    Number.POSITIVE_INFINITY,
    AbortSignal.abort(new Error('only a replay')),
  )
  const run = flow.run(createStep(createScope(execution)), input.data, ctx, {
    id: instance.id,
    version: instance.version,
  })
  await Promise.race([run.catch(() => undefined), execution.interrupted])
  await new Promise((resolve) => setImmediate(resolve))
  const { interruption } = execution
  if (interruption?.kind === 'failed')
    return { step: interruption.error.step ?? '', message: interruption.error.message }
  const unasked = instance.steps.find(({ position }) => !execution.asked.has(position))
  if (!unasked) return undefined
  const recorded = `${unasked.kind} "${unasked.name}"`
  return { step: recorded, message: new FlowChangedError(unasked.position, recorded, 'no step').message }
}
