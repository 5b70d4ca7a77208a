import { randomUUID } from 'node:crypto'
import type { Activity } from '@rose-ash/shared/activities/activity'
import type { KernelContext } from '../kernel-context.ts'
import { advanceHorizon } from '../log/advance-horizon.ts'
import { readActivities } from '../log/read-log.ts'
import { createGate } from '../waking/create-gate.ts'
import { createRunner, type Runner, type RunnerOptions } from '../waking/create-runner.ts'
import { type ClaimedTask, claimTasks, hasWork } from './claim-tasks.ts'
import { handleTask } from './handle-task.ts'
import type { Reaction } from './reaction.ts'
import { registerReactions } from './register-reactions.ts'
import { leaveTask, releaseTasks, renewTasks } from './settle-task.ts'

/** Runs reactions. When stopped, it finishes or aborts the current tasks and releases the rest. */
export interface ReactionRunner extends Runner {
  /** One round: fans out, claims and handles tasks; returns their number. */
  round(): Promise<number>
}

export interface ReactionRunnerOptions extends RunnerOptions {
  readonly leaseMs?: number
  /** The most tasks of a reaction handled in parallel, unless it says so itself; tasks of one order key are always handled one after another. */
  readonly concurrency?: number
  /** The most tasks of all reactions handled in parallel. Default: no such bound. */
  readonly lanes?: number
  readonly batch?: number
  /** Runs the rounds of each reaction separately, so that one with a backlog or a slow handler does not delay the others. */
  readonly isolateReactions?: boolean
}

const BLOCKED_MS = 100
/** Wakes a little after the back-off, which ends by the clock of the database. */
const A_MOMENT_MS = 50
const LEFT_MS = 10_000

/** The runner of reactions in one process; any number of runners share the work of the same reactions. */
export function createReactionRunner<Ctx extends KernelContext>(
  ctx: Ctx,
  reactions: readonly Reaction<Ctx>[],
  {
    leaseMs = 30_000,
    concurrency = 4,
    lanes = Number.POSITIVE_INFINITY,
    batch = 100,
    isolateReactions = false,
    ...options
  }: ReactionRunnerOptions = {},
): ReactionRunner {
  const owner = `${ctx.app}:${process.pid}:${randomUUID()}`
  const gate = createGate(lanes)
  const byName = new Map(reactions.map((reaction) => [reaction.name, reaction]))
  const runner = createRunner(ctx, {
    ...options,
    ...{ name: 'reactions', bell: 'log', isEmpty: reactions.length === 0 },
    register,
    work,
    interrupt: () => stopping.abort(new Error('the process is stopping')),
    settle: () => Promise.all(busy.values()),
  })
  /** The current rounds of isolated reactions, by reaction. */
  const busy = new Map<string, Promise<void>>()
  let stopping = new AbortController()

  async function register(): Promise<void> {
    stopping = new AbortController()
    await registerReactions(ctx, reactions)
  }

  async function round(): Promise<number> {
    const tasks = await claimDue(reactions)
    if (tasks.length > 0) await handleAll(tasks)
    return tasks.length
  }

  async function work(): Promise<boolean> {
    if (!isolateReactions) return (await round()) > 0
    const tasks = await claimDue(reactions.filter(({ name }) => !busy.has(name)))
    for (const [name, own] of Map.groupBy(tasks, ({ handler }) => handler)) busy.set(name, handleIsolated(name, own))
    return tasks.length > 0
  }

  async function handleIsolated(name: string, tasks: readonly ClaimedTask[]): Promise<void> {
    await handleAll(tasks).catch((error) => ctx.log.warn({ err: error, reaction: name }, 'round failed'))
    busy.delete(name)
    runner.loop.wake()
  }

  async function claimDue(idle: readonly Reaction<Ctx>[]): Promise<ClaimedTask[]> {
    if (idle.length === 0 || !(await hasWork(ctx, idle))) return []
    const { safe: horizon, isBlocked } = await advanceHorizon(ctx.db)
    if (isBlocked) runner.loop.wakeIn(BLOCKED_MS)
    return claimTasks(ctx, idle, { owner, leaseMs, limit: batch, horizon })
  }

  async function handleAll(tasks: readonly ClaimedTask[]): Promise<void> {
    const renewal = setInterval(() => {
      renewTasks(ctx.db, owner, leaseMs).catch((error) => ctx.log.warn({ err: error }, 'leases not renewed'))
    }, leaseMs / 3)
    try {
      const activities = await readActivities(
        ctx.db,
        tasks.map(({ seq }) => seq),
      )
      const ofEach = [...Map.groupBy(tasks, ({ handler }) => handler)]
      await Promise.all(
        ofEach.map(([name, own]) =>
          inParallel(chains(own), byName.get(name)?.concurrency ?? concurrency, (chain) =>
            handleChain(chain, activities),
          ),
        ),
      )
    } finally {
      clearInterval(renewal)
    }
  }

  /** Handles tasks one after another; after a failed task the rest of the chain waits. */
  async function handleChain(chain: readonly ClaimedTask[], activities: ReadonlyMap<bigint, Activity>): Promise<void> {
    for (const [index, task] of chain.entries()) {
      const reaction = byName.get(task.handler)
      const activity = activities.get(task.seq)
      if (activity && reaction && !reaction.on.includes(activity.type)) {
        await leaveTask(ctx.db, task, LEFT_MS)
        continue
      }
      const outcome =
        reaction && activity && !stopping.signal.aborted
          ? await gate(() => handleTask(ctx, reaction, task, activity, stopping.signal))
          : 'lost'
      if (outcome === 'done') continue
      if (outcome !== 'lost' && outcome.retryInMs !== undefined) runner.loop.wakeIn(outcome.retryInMs + A_MOMENT_MS)
      const rest = chain.slice(outcome === 'lost' ? index : index + 1)
      await releaseTasks(ctx.db, rest, owner).catch(() => undefined)
      return
    }
  }

  return { ...runner, round }
}

/** Groups tasks that must stay in order, by reaction and order key; a task without a key is a chain by itself. */
function chains(tasks: readonly ClaimedTask[]): ClaimedTask[][] {
  return [...Map.groupBy(tasks, (task) => `${task.handler} ${task.orderKey ?? `#${task.seq}`}`).values()]
}

async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(width, queue.length) }, lane))
}
