import type { Tx } from '../db/client.ts'

export interface CancelDeliveries {
  readonly kind: string
  readonly subject?: string
  readonly destination?: string
  /** One delivery. */
  readonly seq?: bigint
}

/**
 * Cancels what has not left, of a subject or to a destination. An attempt that runs now is the last one; what follows it in its order
 * still waits for its end. Returns the number.
 */
export async function cancelDeliveries(tx: Tx, { kind, subject, destination, seq }: CancelDeliveries): Promise<number> {
  return tx.$executeRaw`
    UPDATE deliveries SET cancelled_at = now(), state = CASE state WHEN 'leased' THEN 'leased' ELSE 'cancelled' END,
      settled_at = CASE state WHEN 'leased' THEN NULL ELSE now() END
    WHERE kind = ${kind} AND state IN ('pending', 'leased', 'parked') AND cancelled_at IS NULL
      AND (${subject ?? null}::text IS NULL OR subject = ${subject ?? null}::text)
      AND (${destination ?? null}::text IS NULL OR destination = ${destination ?? null}::text)
      AND (${seq ?? null}::bigint IS NULL OR seq = ${seq ?? null}::bigint)`
}
