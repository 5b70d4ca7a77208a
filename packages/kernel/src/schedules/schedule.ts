export interface ScheduleTurn {
  /** The moment that the schedule names; the work may begin later. */
  readonly dueAt: Date
  /** The same when the turn is taken again after a crash: whoever is called can tell. */
  readonly idempotencyKey: string
  /** Aborts when the turn has lasted too long or the process stops. */
  readonly signal: AbortSignal
}

/**
 * What becomes of turns that came while nobody could take them, or while the last one still ran: one turn for all of them, each one
 * after the other, or none.
 */
export const MISSED = ['once', 'each', 'skip'] as const
export type Missed = (typeof MISSED)[number]

/** Work by the clock. One turn at a time over all processes, under a lease: a turn whose process dies is taken again. */
export interface Schedule<Ctx> {
  /** The permanent identity: `<app>.<verb-noun>`. */
  readonly name: string
  /** `0 4 1 * *` (minute, hour, day, month, weekday) or a rule of RFC 5545: `FREQ=SECONDLY;INTERVAL=15`. */
  readonly at: string
  /** Whose clock `at` is read on. Default: UTC. */
  zone?(ctx: Ctx): string
  /** Default: `once`. */
  readonly missed?: Missed
  /** Whether it takes a turn as soon as it is first known, before its first one by the clock. */
  readonly startsAtOnce?: boolean
  /** Milliseconds after which a turn has failed. Default: ten minutes. */
  readonly timeoutMs?: number
  run(ctx: Ctx, turn: ScheduleTurn): Promise<unknown>
}

/** Declares work by the clock; the worker of its app takes the turns. */
export function defineSchedule<Ctx>(schedule: Schedule<Ctx>): Schedule<Ctx> {
  return schedule
}
