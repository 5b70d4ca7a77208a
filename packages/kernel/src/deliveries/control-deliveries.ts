import type { Tx } from '@rose-ash/shared/db/client'
import type { DELIVERY_STATES } from '@rose-ash/shared/deliveries/delivery-states'

export interface DeliveryFilter {
  /** A kind. */
  readonly kind?: string
  readonly destination?: string
  readonly seq?: bigint
}

export interface DeliveryRow {
  readonly seq: bigint
  readonly kind: string
  readonly destination: string
  readonly key: string
  readonly state: (typeof DELIVERY_STATES)[number]
  readonly attempts: number
  readonly dueAt: Date
  readonly createdAt: Date
  readonly settledAt: Date | null
  readonly lastError: string | null
}

type Deps = { readonly db: Tx }

/** Deliveries that have failed or wait behind a destination that is away, and have not arrived, oldest first; at most 500. */
export async function listUndelivered(
  { db }: Deps,
  { kind, destination }: DeliveryFilter = {},
): Promise<DeliveryRow[]> {
  return db.$queryRaw<DeliveryRow[]>`
    SELECT d.seq, d.kind, d.destination, d.key, d.state, d.attempts, d.due_at AS "dueAt", d.created_at AS "createdAt",
      d.settled_at AS "settledAt", coalesce(d.last_error, h.last_error) AS "lastError"
    FROM deliveries d LEFT JOIN delivery_destinations h ON h.kind = d.kind AND h.name = d.destination
    WHERE d.kind = coalesce(${kind ?? null}::text, d.kind) AND d.destination = coalesce(${destination ?? null}::text, d.destination)
      AND (d.state = 'parked' OR (d.state IN ('pending', 'leased') AND (d.attempts > 0 OR h.failures > 0)))
    ORDER BY d.seq LIMIT 500`
}

/**
 * Makes dead letters and those that back off due now, as if they were new, and asks their destinations again at once. Returns their
 * number; whoever calls rings the bell.
 */
export async function replayDeliveries(
  { db }: Deps,
  { kind, destination, seq }: DeliveryFilter & { readonly kind: string },
): Promise<number> {
  await db.$executeRaw`
    UPDATE delivery_destinations SET rest_until = NULL
    WHERE kind = ${kind} AND name = coalesce(${destination ?? null}::text, name) AND (${seq ?? null}::bigint IS NULL
      OR name = (SELECT d.destination FROM deliveries d WHERE d.seq = ${seq ?? null}::bigint))`
  return db.$executeRaw`
    UPDATE deliveries SET state = 'pending', attempts = 0, due_at = now(), settled_at = NULL, cancelled_at = NULL,
      expires_at = now() + greatest(expires_at - created_at, interval '1 hour')
    WHERE kind = ${kind} AND destination = coalesce(${destination ?? null}::text, destination)
      AND seq = coalesce(${seq ?? null}::bigint, seq) AND (state = 'parked' OR (state = 'pending' AND (attempts > 0 OR due_at > now())))`
}
