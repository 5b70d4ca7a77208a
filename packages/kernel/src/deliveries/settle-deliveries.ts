import type { Db } from '@rose-ash/shared/db/client'
import type { ClaimedDelivery } from './claim-deliveries.ts'

/**
 * Marks deliveries as delivered, each fenced by its epoch, and their destinations as answering. Destinations are written in one order,
 * or two workers could wait for each other.
 */
export async function markDelivered(db: Db, kind: string, deliveries: readonly ClaimedDelivery[]): Promise<void> {
  await db.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(${deliveries.map(({ seq }) => seq)}::bigint[], ${deliveries.map(({ epoch }) => epoch)}::int[]) AS given(seq, epoch)
    ), marked AS (
      UPDATE deliveries d SET state = 'delivered', attempts = d.attempts + 1, settled_at = now(), lease_owner = NULL, last_error = NULL
      FROM given WHERE d.seq = given.seq AND d.epoch = given.epoch AND d.state = 'leased'
      RETURNING d.destination
    )
    INSERT INTO delivery_destinations AS h (kind, name, delivered_at)
    SELECT DISTINCT ${kind}, destination, now() FROM marked ORDER BY destination
    ON CONFLICT (kind, name) DO UPDATE SET failures = 0, away_since = NULL, rest_until = NULL, last_error = NULL, delivered_at = now()
    WHERE h.failures > 0 OR h.delivered_at IS NULL OR h.delivered_at < now() - interval '1 minute'`
}

export interface DeliveryFailure {
  readonly error: string
  readonly retryInMs: number
  /** Whether another attempt is useless. */
  readonly isRefused: boolean
}

export type SettledState = 'pending' | 'parked' | 'cancelled'

/** Records a failed attempt; returns what has become of the delivery, undefined when the lease was lost. */
export async function markFailed(
  db: Db,
  { seq, epoch }: ClaimedDelivery,
  { error, retryInMs, isRefused }: DeliveryFailure,
): Promise<SettledState | undefined> {
  const [row] = await db.$queryRaw<{ state: SettledState }[]>`
    UPDATE deliveries SET attempts = attempts + 1, lease_owner = NULL, last_error = ${error},
      due_at = now() + make_interval(secs => ${retryInMs / 1000}),
      state = CASE WHEN cancelled_at IS NOT NULL THEN 'cancelled' WHEN ${isRefused} OR expires_at <= now() THEN 'parked' ELSE 'pending' END,
      settled_at = CASE WHEN cancelled_at IS NOT NULL OR ${isRefused} OR expires_at <= now() THEN now() END
    WHERE seq = ${seq} AND epoch = ${epoch} AND state = 'leased' RETURNING state`
  return row?.state
}

/**
 * Lets a destination rest that did not answer: for about a second, then four times as long after each failed try, up to its longest
 * rest. Parks what has waited for it for too long. Attempts that failed at the same time count once. Returns the milliseconds until it may be asked again.
 */
export async function letRest(
  db: Db,
  { kind, destination, error, retryAfterMs, longestRestMs }: RestingDestination,
): Promise<number> {
  const [row] = await db.$queryRaw<{ ms: number }[]>`
    INSERT INTO delivery_destinations AS h (kind, name, failures, away_since, last_error, rest_until)
    VALUES (${kind}, ${destination}, 1, now(), ${error}, now() + make_interval(secs => greatest(1 + random() / 10, ${retryAfterMs / 1000}::float8)))
    ON CONFLICT (kind, name) DO UPDATE SET last_error = excluded.last_error, away_since = coalesce(h.away_since, now()),
      failures = h.failures + CASE WHEN h.rest_until > now() THEN 0 ELSE 1 END,
      rest_until = CASE WHEN h.rest_until > now() THEN greatest(h.rest_until, excluded.rest_until)
        ELSE greatest(excluded.rest_until,
          now() + make_interval(secs => least(${longestRestMs / 1000}::float8, power(4, least(h.failures, 10))) * (1 + random() / 10))) END
    RETURNING (extract(epoch FROM h.rest_until - now()) * 1000)::float8 AS ms`
  await db.$executeRaw`
    UPDATE deliveries SET state = 'parked', settled_at = now(), last_error = coalesce(last_error, ${error})
    WHERE kind = ${kind} AND destination = ${destination} AND state = 'pending' AND expires_at <= now()`
  return row?.ms ?? 0
}

export interface RestingDestination {
  readonly kind: string
  readonly destination: string
  readonly error: string
  /** What the destination asked for, at least. */
  readonly retryAfterMs: number
  readonly longestRestMs: number
}

/** Gives deliveries back unchanged; this does not count as an attempt. */
export async function releaseDeliveries(db: Db, deliveries: readonly ClaimedDelivery[]): Promise<void> {
  await db.$executeRaw`
    UPDATE deliveries d SET state = 'pending', lease_owner = NULL, due_at = now()
    FROM unnest(${deliveries.map(({ seq }) => seq)}::bigint[], ${deliveries.map(({ epoch }) => epoch)}::int[]) AS given(seq, epoch)
    WHERE d.seq = given.seq AND d.epoch = given.epoch AND d.state = 'leased'`
}
