import type { Activity } from '@rose-ash/shared/activities/activity'
import type { KernelContext } from '../kernel-context.ts'
import { backOffMs } from '../waking/back-off.ts'
import { describeError } from '../waking/describe-error.ts'
import { isDatabaseAway } from '../waking/is-database-away.ts'
import { measured } from '../waking/measured.ts'
import { attemptsOf, PATIENCE } from '../waking/patience.ts'
import { underDeadline } from '../waking/under-deadline.ts'
import type { ClaimedTask } from './claim-tasks.ts'
import { PermanentFailure } from './permanent-failure.ts'
import type { EffectReaction, Reaction } from './reaction.ts'
import { markDone, markFailed, TaskLostError } from './settle-task.ts'

/** `retryInMs` of a failed task that is not parked. */
export type TaskOutcome = 'done' | 'lost' | { readonly retryInMs: number | undefined }

const DEFAULT_TIMEOUT_MS = 30_000

/** Handles one claimed task, measured. An unreachable database or a lost lease does not count as a failure of the reaction: the task is claimed again when its lease ends. */
export function handleTask<Ctx extends KernelContext>(
  ctx: Ctx,
  reaction: Reaction<Ctx>,
  task: ClaimedTask,
  activity: Activity,
  stopped: AbortSignal,
): Promise<TaskOutcome> {
  const ids = { seq: String(task.seq) }
  const outcomeOf = (outcome: TaskOutcome) => (typeof outcome === 'string' ? outcome : 'failed')
  return measured(ctx, { work: 'reaction', name: task.handler, outcomeOf, ids }, () =>
    handle(ctx, reaction, task, activity, stopped),
  )
}

async function handle<Ctx extends KernelContext>(
  ctx: Ctx,
  reaction: Reaction<Ctx>,
  task: ClaimedTask,
  activity: Activity,
  stopped: AbortSignal,
): Promise<TaskOutcome> {
  try {
    if (reaction.kind === 'tx') {
      await ctx.transact(async (tx) => {
        await reaction.handle(tx, activity, ctx)
        await markDone(tx, task)
      })
    } else {
      await runEffect(ctx, reaction, task, activity, stopped)
      await markDone(ctx.db, task)
    }
    return 'done'
  } catch (error) {
    const ids = { reaction: task.handler, seq: String(task.seq) }
    if (error instanceof TaskLostError || stopped.aborted || isDatabaseAway(error)) {
      ctx.log.warn({ ...ids, err: error }, 'reaction interrupted')
      return 'lost'
    }
    const attempt = task.attempts + 1
    const patience = reaction.kind === 'tx' ? PATIENCE.reaction : PATIENCE.effectReaction
    const park = error instanceof PermanentFailure || attempt >= (reaction.maxAttempts ?? attemptsOf(patience))
    const retryInMs = backOffMs(attempt, patience)
    await markFailed(ctx.db, task, { error: describeError(error), retryInMs, park })
    ctx.log[park ? 'error' : 'warn']({ ...ids, attempt, err: error }, park ? 'reaction parked' : 'reaction failed')
    return { retryInMs: park ? undefined : retryInMs }
  }
}

async function runEffect<Ctx>(
  ctx: Ctx,
  reaction: EffectReaction<Ctx>,
  task: ClaimedTask,
  activity: Activity,
  stopped: AbortSignal,
) {
  const idempotencyKey = `${task.handler}:${activity.id}`
  await underDeadline(stopped, reaction.timeoutMs ?? DEFAULT_TIMEOUT_MS, (signal) =>
    reaction.run(activity, ctx, { idempotencyKey, signal }),
  )
}
