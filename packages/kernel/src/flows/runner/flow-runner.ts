import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { KernelContext } from '../../kernel-context.ts'
import { CANCELLED } from '../../waking/bells.ts'
import { createRunner, type Runner, type RunnerOptions } from '../../waking/create-runner.ts'
import { measured } from '../../waking/measured.ts'
import type { Flow } from '../flow.ts'
import { registerFlows, SAID_EVERY_MS } from '../register-flows.ts'
import { type ClaimedFlow, type ClaimFlowsOptions, claimFlows, claimLimited } from './claim-flows.ts'
import { createExecution, type Execution, requestCancel } from './execution.ts'
import { runFlow } from './run-flow.ts'
import { renewFlows } from './settle-flow.ts'

/** Runs flows. When stopped, it aborts the running steps and releases their instances. */
export interface FlowRunner extends Runner {
  /** Claims once; returns the number of instances that it started to run. */
  round(): Promise<number>
  /** Resolves when no instance runs in this process. */
  idle(): Promise<void>
}

export interface FlowRunnerOptions extends RunnerOptions {
  readonly leaseMs?: number
  /** The most instances of one flow that run in this process at once: those that hang hold up no other flow. */
  readonly concurrency?: number
}

/** A busy runner waits this long before it claims, so that one claim takes several instances. */
const GATHER_MS = 5

/** Runs an app's own flows. Any number of runners share the work; an instance runs in one of them at a time. */
export function createFlowRunner<Ctx extends KernelContext>(
  ctx: Ctx,
  flows: readonly Flow<Ctx>[],
  { leaseMs = 15_000, concurrency = 12, ...options }: FlowRunnerOptions = {},
): FlowRunner {
  const owner = `${ctx.app}:${process.pid}:${randomUUID()}`
  const byName = new Map(flows.map((flow) => [flow.name, flow]))
  const running = new Map<Execution, Promise<void>>()
  const runner = createRunner(ctx, {
    ...options,
    ...{ name: 'flows', bell: 'flowWork', isEmpty: flows.length === 0 },
    hears: (name) => isWork(name),
    register,
    work: async () => (await round()) > 0,
    interrupt: () => stopping.abort(new Error('the process is stopping')),
    settle,
  })
  let stopping = new AbortController()
  let renewal: NodeJS.Timeout | undefined
  let saidAt = Number.NEGATIVE_INFINITY

  async function round(): Promise<number> {
    if (running.size > concurrency / 2) await pause(GATHER_MS)
    const { limited = [], free = [] } = Object.groupBy(withRoom(), ({ limit }) => (limit ? 'limited' : 'free'))
    let claimed = await claim((options) => claimFlows(ctx.db, { ...options, flows: free }))
    for (const flow of limited)
      claimed += await claim((options) => claimLimited(ctx, flow, { ...options, limit: flow.limit }))
    return claimed
  }

  function withRoom() {
    const taken = Map.groupBy(running.keys(), ({ name }) => name)
    return flows
      .map(({ name, version, limit = undefined }) => ({
        ...{ name, version, limit },
        room: concurrency - (taken.get(name)?.length ?? 0),
      }))
      .filter(({ room }) => room > 0)
  }

  async function claim(from: (options: Omit<ClaimFlowsOptions, 'flows'>) => Promise<ClaimedFlow[]>): Promise<number> {
    if (stopping.signal.aborted) return 0
    const askedAt = performance.now()
    const mayTakeSuspect = ![...running.keys()].some(({ isSuspect }) => isSuspect)
    const claimed = await from({ owner, leaseMs, mayTakeSuspect })
    for (const instance of claimed) begin(instance, askedAt + leaseMs)
    return claimed.length
  }

  function begin(claimed: ClaimedFlow, leaseEndsAt: number): void {
    const flow = byName.get(claimed.name)
    if (!flow) return
    const execution = createExecution(ctx, claimed, leaseEndsAt, stopping.signal)
    const work = { work: 'flow', name: claimed.name, outcomeOf: () => 'ran', ids: { id: claimed.id } } as const
    const run = measured(ctx, work, () => runFlow(ctx, flow, claimed, execution)).finally(() => {
      running.delete(execution)
      runner.loop.wake()
    })
    running.set(execution, run)
  }

  async function sayAgain(): Promise<void> {
    if (performance.now() - saidAt < SAID_EVERY_MS) return
    saidAt = performance.now()
    await registerFlows(ctx, flows)
  }

  async function renew(): Promise<void> {
    if (running.size === 0) return
    const askedAt = performance.now()
    const executions = [...running.keys()]
    const kept = new Map((await renewFlows(ctx.db, owner, leaseMs)).map((lease) => [lease.id, lease]))
    for (const execution of executions) {
      const lease = kept.get(execution.fence.id)
      if (lease?.epoch !== execution.fence.epoch) continue
      execution.leaseEndsAt = askedAt + leaseMs
      if (lease.cancelRequested) requestCancel(execution)
    }
  }

  /** A cancellation is work only for the leases of the instance that runs here. */
  function isWork(message: string): boolean {
    if (!message.startsWith(CANCELLED)) return message === '*' || byName.has(message)
    const id = message.slice(CANCELLED.length)
    if ([...running.keys()].some(({ fence }) => fence.id === id))
      renew().catch((error) => ctx.log.warn({ err: error }, 'cancellation not read'))
    return false
  }

  async function register(): Promise<void> {
    stopping = new AbortController()
    await sayAgain()
    renewal = setInterval(() => {
      renew().catch((error) => ctx.log.warn({ err: error }, 'flow leases not renewed'))
      sayAgain().catch((error) => ctx.log.warn({ err: error }, 'flows not registered again'))
    }, leaseMs / 3)
  }

  async function settle(): Promise<void> {
    await Promise.all(running.values())
    clearInterval(renewal)
  }

  return {
    ...runner,
    round,
    async idle() {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}
