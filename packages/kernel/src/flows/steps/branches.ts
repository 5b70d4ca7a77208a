import { FlowChangedError, storeError } from '../errors.ts'
import type { Branches, Step } from '../flow.ts'
import { asStored } from '../json.ts'
import { BLOCK_SIZE, blocksOf } from '../runner/blocks.ts'
import type { Execution, Scope } from '../runner/execution.ts'
import { abandon, createScope, endTurn, forgetUndos, holdTurn, takeBlocks } from '../runner/scope.ts'
import { dropOpenSteps } from './drop-open-steps.ts'
import { performStep, refuse, type StepOutcome } from './perform-step.ts'
import { doneStep, recordStep } from './record-step.ts'

type StepOf = (scope: Scope) => Step
type Bases = Readonly<Record<string, number>>
type Ended = { readonly result: unknown } | { readonly error: unknown }

interface Branch {
  readonly name: string
  readonly scope: Scope
  readonly end: Promise<void>
  ended?: Ended
}

/** `step.all`: every branch is waited for, so that a replay finds the same results and the same failure. */
export async function allStep(scope: Scope, name: string, branches: Branches, stepOf: StepOf): Promise<unknown> {
  const running = begin(scope, branches, await openBranches(scope, 'all', name, branches), stepOf)
  await Promise.all(running.map(({ end }) => end))
  endTurn(scope)
  return Object.fromEntries(
    running.map(({ name, ended }) => {
      if (ended && 'error' in ended) throw ended.error
      return [name, ended?.result]
    }),
  )
}

/** `step.race`: the winner is a recorded step of its own, written together with the end of the losers. */
export async function raceStep(scope: Scope, name: string, branches: Branches, stepOf: StepOf): Promise<unknown> {
  const bases = await openBranches(scope, 'race', name, branches)
  const { execution } = scope
  if (execution.recorded.has(scope.next)) {
    for (const base of Object.values(bases)) passOver(execution, base)
    return performStep(scope, 'winner', name, decideNothing)
  }
  const running = begin(scope, branches, bases, stepOf)
  // A race of nobody would be waited for without end: it fails below.
  if (running.length > 0) await Promise.race(running.map(({ end }) => end))
  await turnOfTheOthers(execution)
  const open = await abandon(running.filter(({ ended }) => !ended).map((branch) => branch.scope))
  forgetUndos(
    execution,
    running.map((branch) => branch.scope),
  )
  endTurn(scope)
  const won = running.find(({ ended }) => ended)
  return performStep(scope, 'winner', name, (position) => recordWinner(execution, position, name, won, open))
}

async function recordWinner(
  { ctx, fence }: Execution,
  position: number,
  name: string,
  won: Branch | undefined,
  open: readonly number[],
): Promise<StepOutcome> {
  const outcome = outcomeOf(name, won)
  await ctx.transact(async (tx) => {
    await recordStep(tx, fence, { ...doneStep(position, name, 'winner', undefined), ...outcome })
    await dropOpenSteps(tx, fence.id, open)
  })
  return outcome
}

function outcomeOf(race: string, won: Branch | undefined): Exclude<StepOutcome, { state: 'parked' }> {
  const { ended = { error: new Error(`the race "${race}" has no branches`) } } = won ?? {}
  if ('error' in ended) return { state: 'failed', error: storeError(ended.error) }
  try {
    return { state: 'done', result: asStored(`race "${race}"`, { winner: won?.name, result: ended.result }) }
  } catch (error) {
    return { state: 'failed', error: storeError(error) }
  }
}

/** Records where the steps of each branch are numbered from. Another set of branches than the recorded one is a change of the flow. */
async function openBranches(scope: Scope, kind: 'all' | 'race', name: string, branches: Branches): Promise<Bases> {
  const { execution } = scope
  const names = Object.keys(branches)
  const opened = await performStep(scope, kind, name, async (position) => {
    const blocks = takeBlocks(execution, names.length)
    const result = Object.fromEntries(names.map((branch, index) => [branch, blocks[index]]))
    await recordStep(execution.ctx.db, execution.fence, doneStep(position, name, kind, result))
    return { state: 'done', result }
  })
  const bases = opened as Bases
  const recorded = Object.keys(bases)
  if (names.length === recorded.length && names.every((branch) => branch in bases)) return bases
  const asked = `branches ${names.join(', ')}`
  return refuse(execution, new FlowChangedError(scope.next - 1, `branches ${recorded.join(', ')}`, asked))
}

function begin(parent: Scope, branches: Branches, bases: Bases, stepOf: StepOf): Branch[] {
  holdTurn(parent)
  return Object.entries(branches).map(([name, run]) => {
    const scope = createScope(parent.execution, bases[name], parent)
    const branch: Branch = {
      name,
      scope,
      end: endOf(() => run(stepOf(scope))).then((ended) => void Object.assign(branch, { ended })),
    }
    return branch
  })
}

async function endOf(run: () => Promise<unknown>): Promise<Ended> {
  try {
    return { result: await run() }
  } catch (error) {
    return { error }
  }
}

/** Lets branches whose steps are recorded come to their end, too. */
async function turnOfTheOthers(execution: Execution): Promise<void> {
  execution.underWay += 1
  await new Promise((resolve) => setImmediate(resolve))
  execution.underWay -= 1
}

/** The steps of a decided race are asked for by nobody any more. */
function passOver(execution: Execution, base: number): void {
  for (const step of execution.recorded.values()) {
    if (step.position < base || step.position >= base + BLOCK_SIZE) continue
    execution.asked.add(step.position)
    for (const inner of blocksOf(step)) passOver(execution, inner)
  }
}

async function decideNothing(): Promise<never> {
  throw new Error('a recorded winner is not decided again')
}
