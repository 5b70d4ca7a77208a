import type { Redis } from 'ioredis'
import type { z } from 'zod'
import { bellChannel } from '../activities/bell-channel.ts'
import type { Tx } from '../db/client.ts'
import { afterCommit } from '../db/transact.ts'
import { DELIVERIES_BELL } from './deliveries-bell.ts'
import type { EnqueuedKind } from './delivery-kind.ts'

export interface NewDelivery<Payload> {
  /** What is delivered once for each key of a kind, until its row is pruned. */
  readonly key: string
  /** The host, server or application whose health is watched. */
  readonly destination: string
  readonly payload: Payload
  /** Those of one destination with the same order key leave one after another, in the order in which they were enqueued. */
  readonly orderKey?: string
  /** What it tells of, for `cancelDeliveries`. */
  readonly subject?: string
}

const DAY_SECONDS = 86_400
const PATIENCE_DAYS = 3

/** Enqueues deliveries in the caller's transaction: they exist exactly when it commits. Returns the number that was not known before. */
export async function enqueueDeliveries<Payload extends z.ZodType>(
  { redis }: { readonly redis: Redis },
  tx: Tx,
  { name, payload, patienceDays = PATIENCE_DAYS }: EnqueuedKind<Payload>,
  deliveries: readonly NewDelivery<z.input<Payload>>[],
): Promise<number> {
  if (deliveries.length === 0) return 0
  const column = <Value>(read: (delivery: NewDelivery<z.input<Payload>>) => Value) => deliveries.map(read)
  const added = await tx.$executeRaw`
    INSERT INTO deliveries (kind, destination, key, order_key, subject, payload, due_at, expires_at)
    SELECT ${name}, destination, key, order_key, subject, payload::jsonb, date_trunc('milliseconds', now()),
      now() + make_interval(secs => ${patienceDays * DAY_SECONDS}::float8 * (1 + random() / 10))
    FROM unnest(${column((one) => one.destination)}::text[], ${column((one) => one.key)}::text[],
      ${column((one) => one.orderKey ?? null)}::text[], ${column((one) => one.subject ?? null)}::text[],
      ${column((one) => JSON.stringify(payload.parse(one.payload)))}::text[]) WITH ORDINALITY
      AS given(destination, key, order_key, subject, payload, place)
    ORDER BY place
    ON CONFLICT (kind, key) DO NOTHING`
  afterCommit(tx, () => {
    redis.publish(bellChannel(redis, DELIVERIES_BELL), name).catch(() => undefined)
  })
  return added
}
