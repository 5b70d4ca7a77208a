import type { Db } from '@rose-ash/shared/db/client'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { FlowNotFoundError, type StoredError } from '../errors.ts'
import { BLOCK_SIZE, blocksOf, FIRST_BLOCK } from '../runner/blocks.ts'
import { type FlowDetail, type FlowStepView, type FlowWaitView, summarise } from './flow-view.ts'

/** An instance with its steps, timers and signals. Throws FlowNotFoundError. */
export async function showFlow(db: Db, id: string): Promise<FlowDetail> {
  const flow = isUuid(id)
    ? await db.flowInstance.findUnique({ where: { id }, include: { steps: { orderBy: { position: 'asc' } } } })
    : null
  if (!flow) throw new FlowNotFoundError(id)
  return {
    ...summarise(flow),
    input: flow.input,
    output: flow.output,
    parentId: flow.parentId,
    run: flow.run,
    waitingFor: flow.finishedAt
      ? []
      : flow.steps.filter(({ state }) => state === 'waiting' || state === 'retrying').map(viewWait),
    steps: flow.steps.map((step) => viewStep(step, branchOf(step, flow.steps))),
  }
}

type StepRow = {
  position: number
  name: string
  kind: string
  state: string
  attempts: number
  result: unknown
  error: unknown
}

function viewWait({
  name,
  kind,
  waitKey,
  wakeAt,
}: StepRow & { waitKey: string | null; wakeAt: Date | null }): FlowWaitView {
  return { kind: kind === 'wait' ? 'signal' : 'time', key: waitKey ?? name, until: wakeAt?.toISOString() ?? null }
}

function viewStep(
  { position, name, kind, state, attempts, result, error, finishedAt }: StepRow & { finishedAt: Date | null },
  branch: string | null,
): FlowStepView {
  return {
    position,
    branch,
    name,
    kind,
    state,
    attempts,
    result,
    error: error as StoredError | null,
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

/** The branch of a step, found by its block in what `all` and `race` recorded. */
function branchOf({ position }: { readonly position: number }, steps: readonly StepRow[]): string | null {
  if (position < FIRST_BLOCK) return null
  const block = position - (position % BLOCK_SIZE)
  const opener = steps.find((step) => blocksOf(step).includes(block))
  if (!opener) return null
  const [name] = Object.entries(opener.result as object).find(([, base]) => base === block) ?? []
  return [branchOf(opener, steps), opener.name, name].filter(Boolean).join('/')
}
