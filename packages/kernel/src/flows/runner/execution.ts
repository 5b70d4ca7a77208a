import type { KernelContext } from '../../kernel-context.ts'
import { isDatabaseAway } from '../../waking/is-database-away.ts'
import { willNeverWork } from '../../waking/will-never-work.ts'
import { LeaseLostError, type StoredError, storeError } from '../errors.ts'
import type { Step } from '../flow.ts'
import type { Fence } from '../steps/record-step.ts'
import { BLOCK_SIZE, blocksOf, FIRST_BLOCK } from './blocks.ts'
import type { ClaimedFlow, RecordedStep } from './claim-flows.ts'

/** Why a run ended although the flow has not ended. */
export type Interruption =
  | { readonly kind: 'suspended' }
  | { readonly kind: 'continued'; readonly input: unknown }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'database-away'; readonly error: unknown }
  | { readonly kind: 'engine-failed'; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: StoredError }

/** One run of a claimed instance: its recorded steps, its running steps, and whether it may still write. */
export interface Execution {
  readonly ctx: KernelContext
  /** The flow's. */
  readonly name: string
  readonly fence: Fence
  /** What the idempotency keys of its steps begin with. */
  readonly keyPrefix: string
  readonly recorded: ReadonlyMap<number, RecordedStep>
  readonly stopped: AbortSignal
  /** The end of the lease by this process's own clock: a process that was frozen for longer writes nothing more. */
  leaseEndsAt: number
  readonly cancelled: AbortController
  /** The flow is undoing what it did: a cancellation stops it no more. */
  isUndoing: boolean
  /** What a cancellation has to do, as far as the code has come. */
  readonly undos: Undo[]
  /** The claim before this one made no progress: the steps that begin are noted, in case the worker dies again. */
  readonly isSuspect: boolean
  /** The positions that the code has asked for. */
  readonly asked: Set<number>
  /** Every line of steps that has been opened, the flow's own first. */
  readonly scopes: Scope[]
  /** The first position of the next branch. */
  nextBlock: number
  underWay: number
  parked: number
  interruption: Interruption | undefined
  readonly interrupted: Promise<Interruption>
  interrupt(interruption: Interruption): void
}

export interface Undo {
  readonly position: number
  readonly scope: Scope
  readonly run: (step: Step) => Promise<unknown>
}

/** A step that has begun and not returned to the flow. */
export interface Turn {
  readonly position: number
  isParked: boolean
  /** Resolves when the step no longer works: it has returned, waits, or was interrupted. */
  readonly resting: PromiseWithResolvers<void>
}

/** One line of steps, each after the other: the flow itself, or a branch of `step.all` or `step.race`. */
export interface Scope {
  readonly execution: Execution
  readonly parent: Scope | undefined
  /** The position of its first step. */
  readonly base: number
  next: number
  turn: Turn | undefined
  /** Aborts when another branch has won the race: the line does nothing more. */
  readonly abandoned: AbortController
}

export function createExecution(
  ctx: KernelContext,
  flow: ClaimedFlow,
  leaseEndsAt: number,
  stopped: AbortSignal,
): Execution {
  const { promise, resolve } = Promise.withResolvers<Interruption>()
  const execution: Execution = {
    ctx,
    name: flow.name,
    fence: { id: flow.id, epoch: flow.epoch },
    keyPrefix: flow.run === 0 ? flow.id : `${flow.id}.${flow.run}`,
    recorded: new Map(flow.steps.map((step) => [step.position, step])),
    stopped,
    leaseEndsAt,
    cancelled: new AbortController(),
    isUndoing: false,
    undos: [],
    isSuspect: flow.idleClaims > 0,
    asked: new Set(),
    scopes: [],
    nextBlock: Math.max(FIRST_BLOCK, ...flow.steps.flatMap(blocksOf).map((base) => base + BLOCK_SIZE)),
    underWay: 0,
    parked: 0,
    interruption: undefined,
    interrupted: promise,
    interrupt(interruption) {
      execution.interruption ??= interruption
      resolve(execution.interruption)
    },
  }
  if (flow.cancelRequested) requestCancel(execution)
  return execution
}

/** No further step of the flow begins, and a running call outside is told to stop. */
export function requestCancel({ cancelled }: Pick<Execution, 'cancelled'>): void {
  if (!cancelled.signal.aborted) cancelled.abort(new Error('the flow was cancelled'))
}

/** The reason why no further step may begin; undefined when one may. */
export function reasonToStop({
  interruption,
  stopped,
  cancelled,
  isUndoing,
  leaseEndsAt,
}: Execution): Interruption | undefined {
  if (interruption) return interruption
  if (cancelled.signal.aborted && !isUndoing) return { kind: 'cancelled' }
  if (stopped.aborted) return { kind: 'stopped' }
  if (performance.now() >= leaseEndsAt) return { kind: 'lost' }
  return undefined
}

export function isCancelled({ cancelled, isUndoing }: Execution): boolean {
  return cancelled.signal.aborted && !isUndoing
}

/** Suspends the instance when every line of its steps waits. Call it after the flow's own code had its turn. */
export function suspendWhenIdle(execution: Execution): void {
  setImmediate(() => {
    if (execution.underWay === 0 && execution.parked > 0) execution.interrupt({ kind: 'suspended' })
  })
}

/** The interruption that follows an error of the engine (not of the flow) in a step. */
export function asInterruption(execution: Execution, error: unknown, step: string): Interruption {
  const { stopped } = execution
  if (error instanceof LeaseLostError) return { kind: 'lost' }
  if (isCancelled(execution) && error === execution.cancelled.signal.reason) return { kind: 'cancelled' }
  if (stopped.aborted) return { kind: 'stopped' }
  if (isDatabaseAway(error)) return { kind: 'database-away', error }
  return willNeverWork(error)
    ? { kind: 'failed', error: { ...storeError(error), step } }
    : { kind: 'engine-failed', error }
}
