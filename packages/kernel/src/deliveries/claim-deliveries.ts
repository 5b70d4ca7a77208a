import type { Tx } from '@rose-ash/shared/db/client'
import type { KernelContext } from '../kernel-context.ts'

export interface ClaimedDelivery {
  readonly seq: bigint
  readonly key: string
  readonly destination: string
  readonly payload: unknown
  readonly attempts: number
  readonly epoch: number
  readonly isLastAttempt: boolean
}

export interface DeliveryClaim {
  readonly kind: string
  readonly owner: string
  readonly leaseMs: number
  readonly window: number
  readonly limit: number
  /** The destination that the last claim ended with: the next one goes on behind it, so that all have their turn. */
  readonly after: string
}

/** The class of the advisory locks under which a kind's deliveries are claimed. */
const CLAIM_LOCK = 4207003

/**
 * Claims deliveries that are due, destination by destination. One claim of a kind at a time over all processes, so that a destination
 * has at most `window` of them under way, one while it has not yet answered, and none while it rests; and of one order key one.
 */
export async function claimDeliveries(
  { db, transact }: Pick<KernelContext, 'db' | 'transact'>,
  claim: DeliveryClaim,
): Promise<{ claimed: ClaimedDelivery[]; last: string }> {
  if (!(await hasOpen(db, claim.kind))) return { claimed: [], last: '' }
  return transact(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${CLAIM_LOCK}::int, hashtext(${claim.kind}))::text`
    const rows = await claimBehind(tx, claim)
    if (rows.length < claim.limit && claim.after !== '')
      rows.push(...(await claimBehind(tx, { ...claim, after: '', limit: claim.limit - rows.length })))
    return {
      claimed: rows.filter(({ state }) => state === 'leased').sort((a, b) => (a.seq < b.seq ? -1 : 1)),
      last: rows.length < claim.limit ? '' : (rows.at(-1)?.destination ?? ''),
    }
  })
}

/** The only query of an idle process. */
async function hasOpen(db: Tx, kind: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ open: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM deliveries WHERE kind = ${kind} AND state IN ('pending', 'leased')) AS open`
  return row?.open ?? false
}

/**
 * Steps from one destination with open deliveries to the next through the index `deliveries_open`, and stops when it has enough: what
 * a claim costs depends on what it claims, not on all that waits. A cancelled delivery whose owner has died is settled on the way.
 */
async function claimBehind(
  tx: Tx,
  { kind, owner, leaseMs, window, limit, after }: DeliveryClaim,
): Promise<(ClaimedDelivery & { readonly state: string })[]> {
  const rows = await tx.$queryRaw<(ClaimedDelivery & { readonly state: string })[]>`
    WITH RECURSIVE destinations AS (
      (SELECT destination FROM deliveries WHERE kind = ${kind} AND state IN ('pending', 'leased') AND destination > ${after}
        ORDER BY destination LIMIT 1)
      UNION ALL
      SELECT next.destination FROM destinations, LATERAL (
        SELECT d.destination FROM deliveries d
        WHERE d.kind = ${kind} AND d.state IN ('pending', 'leased') AND d.destination > destinations.destination
        ORDER BY d.destination LIMIT 1) next
    ), due AS (
      SELECT next.seq FROM destinations
      LEFT JOIN delivery_destinations h ON h.kind = ${kind} AND h.name = destinations.destination
      CROSS JOIN LATERAL (
        SELECT count(*) AS count FROM deliveries l
        WHERE l.kind = ${kind} AND l.destination = destinations.destination AND l.state = 'leased' AND l.due_at > now()) under_way
      CROSS JOIN LATERAL (
        SELECT d.seq FROM deliveries d
        WHERE d.kind = ${kind} AND d.destination = destinations.destination AND d.state IN ('pending', 'leased') AND d.due_at <= now()
          AND (d.order_key IS NULL OR NOT EXISTS (
            SELECT 1 FROM deliveries e
            WHERE e.kind = ${kind} AND e.destination = destinations.destination AND e.order_key = d.order_key AND e.seq < d.seq
              AND e.state IN ('pending', 'leased') AND e.order_key IS NOT NULL))
        ORDER BY d.seq
        LIMIT greatest(0, CASE WHEN h.failures = 0 AND h.delivered_at IS NOT NULL THEN ${window}::int ELSE 1 END - under_way.count)
      ) next
      WHERE h.paused_at IS NULL AND (h.rest_until IS NULL OR h.rest_until <= now())
      LIMIT ${limit}
    )
    UPDATE deliveries d SET lease_owner = ${owner}, epoch = d.epoch + 1, due_at = now() + make_interval(secs => ${leaseMs / 1000}),
      state = CASE WHEN d.cancelled_at IS NULL THEN 'leased' ELSE 'cancelled' END,
      settled_at = CASE WHEN d.cancelled_at IS NULL THEN NULL ELSE now() END
    FROM due WHERE d.seq = due.seq AND d.state IN ('pending', 'leased') AND d.due_at <= now()
    RETURNING d.seq, d.key, d.destination, d.payload, d.attempts, d.epoch, d.state, d.expires_at <= now() AS "isLastAttempt"`
  return rows.sort((a, b) => (a.destination < b.destination ? -1 : 1))
}
