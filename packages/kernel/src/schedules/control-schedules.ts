import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { KernelContext } from '../kernel-context.ts'
import { ring } from '../waking/bells.ts'

export interface ScheduleState {
  readonly name: string
  readonly app: string
  readonly rule: string
  readonly zone: string
  /** Null: its rule has no further turn. */
  readonly nextAt: Date | null
  readonly askedAt: Date | null
  readonly pausedAt: Date | null
  readonly isRunning: boolean
  readonly finishedAt: Date | null
  readonly lastDueAt: Date | null
  readonly attempts: number
  readonly lastError: string | null
}

/** All schedules by name, with what they did last and do next. */
export async function listSchedules({ db }: Pick<KernelContext, 'db'>): Promise<ScheduleState[]> {
  return db.$queryRaw<ScheduleState[]>`
    SELECT name, app, rule, zone, next_at AS "nextAt", asked_at AS "askedAt", paused_at AS "pausedAt",
      coalesce(lease_until > now(), false) AS "isRunning", finished_at AS "finishedAt", last_due_at AS "lastDueAt", attempts,
      last_error AS "lastError"
    FROM schedules ORDER BY name`
}

type Deps = Pick<KernelContext, 'db' | 'redis' | 'log'>

/** Takes no further turn; a running one ends. Throws NotFoundError. */
export async function pauseSchedule(ctx: Deps, name: string): Promise<void> {
  await change(
    ctx,
    name,
    await ctx.db.$executeRaw`UPDATE schedules SET paused_at = coalesce(paused_at, now()) WHERE name = ${name}`,
  )
}

/** Goes on. What was missed meanwhile is treated as the schedule says: once, each or not at all. Throws NotFoundError. */
export async function resumeSchedule(ctx: Deps, name: string): Promise<void> {
  await change(ctx, name, await ctx.db.$executeRaw`UPDATE schedules SET paused_at = NULL WHERE name = ${name}`)
}

/** Asks for a turn now, also of a paused schedule; its next turn by the clock stays. Throws NotFoundError. */
export async function runSchedule(ctx: Deps, name: string): Promise<void> {
  await change(
    ctx,
    name,
    await ctx.db.$executeRaw`
      UPDATE schedules SET asked_at = date_trunc('milliseconds', now()), retry_at = NULL WHERE name = ${name}`,
  )
}

async function change(ctx: Deps, name: string, changed: number): Promise<void> {
  if (changed === 0) throw new NotFoundError(`no schedule is called ${name}`)
  ring(ctx, 'schedules', name)
}
