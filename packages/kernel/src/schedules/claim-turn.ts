import type { KernelContext } from '../kernel-context.ts'
import { nextStart } from './next-start.ts'
import { databaseNow } from './register-schedules.ts'
import type { Missed } from './schedule.ts'

export interface ClaimedTurn {
  readonly name: string
  readonly dueAt: Date
  readonly claimedAt: Date
  /** Whether an operator asked for it, beside what the clock says. */
  readonly isAsked: boolean
  readonly rule: string
  readonly zone: string
  readonly missed: Missed
  readonly attempts: number
  readonly epoch: number
}

type Deps = Pick<KernelContext, 'db'>

/** Takes the turns that are due under a lease: one at a time for each schedule, over all processes. */
export async function claimTurns(
  { db }: Deps,
  { names, owner, leaseMs }: { names: readonly string[]; owner: string; leaseMs: number },
): Promise<ClaimedTurn[]> {
  return db.$queryRaw<ClaimedTurn[]>`
    WITH due AS (
      SELECT name FROM schedules
      WHERE name = ANY(${[...names]}::text[]) AND (asked_at IS NOT NULL OR (paused_at IS NULL AND next_at <= now()))
        AND (retry_at IS NULL OR retry_at <= now()) AND (lease_until IS NULL OR lease_until <= now())
      FOR UPDATE SKIP LOCKED
    )
    UPDATE schedules s SET lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${leaseMs / 1000}), epoch = s.epoch + 1
    FROM due WHERE s.name = due.name
    RETURNING s.name, coalesce(s.asked_at, s.next_at) AS "dueAt", now() AS "claimedAt", s.asked_at IS NOT NULL AS "isAsked",
      s.rule, s.zone, s.missed, s.attempts, s.epoch`
}

/** Milliseconds until the next turn or the end of a lease; null when nothing is to come. */
export async function msToNextTurn({ db }: Deps, names: readonly string[]): Promise<number | null> {
  const [row] = await db.$queryRaw<{ ms: number | null }[]>`
    SELECT (extract(epoch FROM min(greatest(coalesce(asked_at, next_at), retry_at, lease_until)) - clock_timestamp()) * 1000)::float8 AS ms
    FROM schedules WHERE name = ANY(${[...names]}::text[]) AND (asked_at IS NOT NULL OR (paused_at IS NULL AND next_at IS NOT NULL))`
  return row?.ms ?? null
}

export async function renewTurn({ db }: Deps, { name, epoch }: ClaimedTurn, leaseMs: number): Promise<void> {
  await db.$executeRaw`
    UPDATE schedules SET lease_until = now() + make_interval(secs => ${leaseMs / 1000})
    WHERE name = ${name} AND epoch = ${epoch} AND lease_owner IS NOT NULL`
}

/** Whether a whole turn was missed, so that a schedule that skips leaves this one out. */
export function isMissed({ isAsked, missed, rule, zone, dueAt, claimedAt }: ClaimedTurn): boolean {
  if (isAsked || missed !== 'skip') return false
  const following = nextStart({ at: rule, zone }, dueAt)
  return following !== null && following <= claimedAt
}

/** Ends a turn and sets the next one: the one after this, or the first that is still to come. A rule that was changed meanwhile keeps its own. */
export async function finishTurn({ db }: Deps, turn: ClaimedTurn): Promise<void> {
  const { name, dueAt, rule, zone, missed, epoch } = turn
  const next = nextStart({ at: rule, zone }, missed === 'each' ? dueAt : await databaseNow({ db }))
  await db.$executeRaw`
    UPDATE schedules SET lease_owner = NULL, lease_until = NULL, attempts = 0, retry_at = NULL, last_error = NULL,
      last_due_at = ${dueAt}::timestamptz, finished_at = clock_timestamp(),
      asked_at = CASE WHEN asked_at = ${dueAt}::timestamptz THEN NULL ELSE asked_at END,
      next_at = CASE WHEN next_at = ${dueAt}::timestamptz THEN ${next}::timestamptz ELSE next_at END
    WHERE name = ${name} AND epoch = ${epoch}`
}

/** Gives a turn back: it is taken again after `retryInMs`, at once when it has not failed. */
export async function giveTurnBack(
  { db }: Deps,
  { name, epoch }: ClaimedTurn,
  failure: { readonly error: string; readonly retryInMs: number } | null,
): Promise<void> {
  const retryInMs = failure?.retryInMs ?? 0
  await db.$executeRaw`
    UPDATE schedules SET lease_owner = NULL, lease_until = NULL, attempts = attempts + ${failure ? 1 : 0},
      last_error = coalesce(${failure?.error ?? null}::text, last_error), retry_at = now() + make_interval(secs => ${retryInMs / 1000})
    WHERE name = ${name} AND epoch = ${epoch}`
}
