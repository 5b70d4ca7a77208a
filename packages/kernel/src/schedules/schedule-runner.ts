import { randomUUID } from 'node:crypto'
import type { KernelContext } from '../kernel-context.ts'
import { backOffMs } from '../waking/back-off.ts'
import { createRunner, type Runner, type RunnerOptions } from '../waking/create-runner.ts'
import { underDeadline } from '../waking/under-deadline.ts'
import {
  type ClaimedTurn,
  claimTurns,
  finishTurn,
  giveTurnBack,
  isMissed,
  msToNextTurn,
  renewTurn,
} from './claim-turn.ts'
import { registerSchedules } from './register-schedules.ts'
import type { Schedule } from './schedule.ts'

export interface ScheduleRunnerOptions extends RunnerOptions {
  readonly leaseMs?: number
}

export interface ScheduleRunner extends Runner {
  /** Takes the turns that are due and waits for them; returns their number. */
  round(): Promise<number>
}

const TIMEOUT_MS = 600_000
const BACK_OFF = { firstMs: 5_000, longestMs: 600_000 }
/** Only a lost bell and a changed clock need a look before the next turn. */
const POLL_MS = 60_000
const NEVER = new AbortController().signal

/** Takes the turns of this process's schedules, those of different schedules side by side. */
export function createScheduleRunner<Ctx extends KernelContext>(
  ctx: Ctx,
  schedules: readonly Schedule<Ctx>[],
  { leaseMs = 60_000, pollMs = POLL_MS, ...options }: ScheduleRunnerOptions = {},
): ScheduleRunner {
  const owner = `${ctx.app}:${process.pid}:${randomUUID()}`
  const byName = new Map(schedules.map((schedule) => [schedule.name, schedule]))
  /** The turns that this process has taken. */
  const busy = new Map<string, Promise<void>>()
  let stopping = new AbortController()
  let alarm: NodeJS.Timeout | undefined
  const runner = createRunner(ctx, {
    ...options,
    ...{ name: 'schedules', bell: 'schedules', isEmpty: schedules.length === 0, pollMs },
    async register() {
      stopping = new AbortController()
      await registerSchedules(ctx, schedules)
    },
    async work() {
      await take()
      clearTimeout(alarm)
      const ms = await msToNextTurn(ctx, idle())
      if (ms !== null && ms < pollMs) alarm = setTimeout(runner.loop.wake, Math.max(ms, 50)).unref()
      return false
    },
    interrupt: () => stopping.abort(new Error('the process is stopping')),
    settle: () => Promise.all(busy.values()),
  })

  const idle = () => [...byName.keys()].filter((name) => !busy.has(name))

  async function take(): Promise<Promise<void>[]> {
    const turns = await claimTurns(ctx, { names: idle(), owner, leaseMs })
    return turns.map((turn) => {
      const ended = runTurn(turn)
        .catch((error) => ctx.log.warn({ err: error, schedule: turn.name }, 'turn not settled'))
        .finally(() => {
          busy.delete(turn.name)
          runner.loop.wake()
        })
      busy.set(turn.name, ended)
      return ended
    })
  }

  async function runTurn(turn: ClaimedTurn): Promise<void> {
    const schedule = byName.get(turn.name)
    if (!schedule) return
    const renewal = setInterval(() => {
      renewTurn(ctx, turn, leaseMs).catch((error) => ctx.log.warn({ err: error }, 'lease of a turn not renewed'))
    }, leaseMs / 3)
    try {
      if (!isMissed(turn)) await perform(schedule, turn)
      await finishTurn(ctx, turn)
    } catch (error) {
      if (stopping.signal.aborted) return await giveTurnBack(ctx, turn, null)
      const attempt = turn.attempts + 1
      ctx.log.error({ err: error, schedule: turn.name, attempt }, 'turn of a schedule failed')
      await giveTurnBack(ctx, turn, { error: String(error).slice(0, 2_000), retryInMs: backOffMs(attempt, BACK_OFF) })
    } finally {
      clearInterval(renewal)
    }
  }

  function perform(schedule: Schedule<Ctx>, { name, dueAt }: ClaimedTurn): Promise<unknown> {
    const idempotencyKey = `${name} ${dueAt.toISOString()}`
    return underDeadline(NEVER, schedule.timeoutMs ?? TIMEOUT_MS, (late) =>
      schedule.run(ctx, { dueAt, idempotencyKey, signal: AbortSignal.any([late, stopping.signal]) }),
    )
  }

  return {
    start: runner.start,
    async stop() {
      clearTimeout(alarm)
      await runner.stop()
    },
    async round() {
      const turns = await take()
      await Promise.all(turns)
      return turns.length
    },
  }
}
