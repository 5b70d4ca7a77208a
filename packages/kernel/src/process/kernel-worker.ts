import type { Flow } from '../flows/flow.ts'
import { createFlowRunner } from '../flows/runner/flow-runner.ts'
import type { KernelContext } from '../kernel-context.ts'
import type { Mailbox } from '../mailboxes/mailbox.ts'
import { createMailboxRunner } from '../mailboxes/mailbox-runner.ts'
import type { Projection } from '../projections/define-projection.ts'
import { createProjectionRunner } from '../projections/projection-runner.ts'
import type { Reaction } from '../reactions/reaction.ts'
import { createReactionRunner } from '../reactions/reaction-runner.ts'
import type { Schedule } from '../schedules/schedule.ts'
import { createScheduleRunner } from '../schedules/schedule-runner.ts'
import { type BellListener, listenToBells } from '../waking/bells.ts'
import type { Runner } from '../waking/create-runner.ts'

export interface WorkerParts<Ctx> {
  readonly reactions?: readonly Reaction<Ctx>[]
  readonly flows?: readonly Flow<Ctx>[]
  readonly mailboxes?: readonly Mailbox<Ctx>[]
  readonly schedules?: readonly Schedule<Ctx>[]
  /** The projections of this worker's domain. */
  readonly projections?: readonly Projection[]
}

export interface WorkerOptions {
  readonly pollMs?: number
  readonly leaseMs?: number
  readonly concurrency?: number
}

export interface KernelWorker {
  /** Registers flows, reactions, schedules and projections, then starts. Call it when the schema is ready and before the process serves requests. */
  start(): Promise<void>
  /** Finishes or aborts the current work and releases the rest. Call it before closing the context. */
  stop(): Promise<void>
}

/**
 * The kernel's part of an app's worker. Each reaction runs isolated from the others, so that a backlog or a slow handler delays only
 * itself; those inside the database share a few lanes, since each holds a connection while it runs.
 */
export function createKernelWorker<Ctx extends KernelContext>(
  ctx: Ctx,
  { reactions = [], flows = [], mailboxes = [], schedules = [], projections = [] }: WorkerParts<Ctx>,
  options: WorkerOptions = {},
): KernelWorker {
  let bells: BellListener | undefined
  let runners: Runner[] = []
  return {
    async start() {
      bells = listenToBells(ctx)
      const shared = { ...options, bells }
      runners = [
        createReactionRunner(
          ctx,
          reactions.filter(({ kind }) => kind === 'tx'),
          { concurrency: 3, lanes: 5, isolateReactions: true, ...shared },
        ),
        createReactionRunner(
          ctx,
          reactions.filter(({ kind }) => kind === 'effect'),
          { concurrency: 8, batch: 16, isolateReactions: true, ...shared },
        ),
        createFlowRunner(ctx, flows, shared),
        createMailboxRunner(ctx, mailboxes, shared),
        createScheduleRunner(ctx, schedules, { bells }),
        createProjectionRunner(ctx, projections, { bells }),
      ]
      for (const runner of runners) await runner.start()
    },
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()))
      bells?.close()
    },
  }
}
