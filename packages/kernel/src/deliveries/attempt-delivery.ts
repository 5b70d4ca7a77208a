import { DeliveryRefusedError, DestinationAwayError } from '@rose-ash/shared/deliveries/delivery-errors'
import type { DeliveryKind } from '@rose-ash/shared/deliveries/delivery-kind'
import type { KernelContext } from '../kernel-context.ts'
import { backOffMs } from '../waking/back-off.ts'
import { describeError } from '../waking/describe-error.ts'
import { isDatabaseAway } from '../waking/is-database-away.ts'
import { PATIENCE } from '../waking/patience.ts'
import { underDeadline } from '../waking/under-deadline.ts'
import type { ClaimedDelivery } from './claim-deliveries.ts'
import { letRest, markFailed } from './settle-deliveries.ts'

interface Attempt {
  readonly delivery: ClaimedDelivery
  readonly timeoutMs: number
  readonly stopped: AbortSignal
}

/** `retryInMs` of one that will be tried again. */
export type DeliveryOutcome = 'delivered' | 'interrupted' | { readonly retryInMs: number | undefined }

const LONGEST_REST_MS = 30 * 60_000
/** The longest that a destination is left alone because it asked for it. */
const LONGEST_RETRY_AFTER_MS = 24 * 3_600_000

/**
 * Tries one delivery and records a failure. An attempt that took too long says that its destination is away. A database that is away
 * or a process that stops is no attempt.
 */
export async function attemptDelivery<Ctx extends KernelContext>(
  ctx: Ctx,
  kind: DeliveryKind<Ctx>,
  { delivery, timeoutMs, stopped }: Attempt,
): Promise<DeliveryOutcome> {
  const { destination, seq, isLastAttempt } = delivery
  const attempt = delivery.attempts + 1
  const ids = { delivery: kind.name, seq: String(seq), destination, attempt }
  try {
    const payload = readPayload(kind, delivery)
    const idempotencyKey = `${kind.name}:${delivery.key}`
    await underDeadline(stopped, timeoutMs, (signal) =>
      kind.deliver(payload, ctx, { destination, idempotencyKey, attempt, isLastAttempt, signal }),
    )
    return 'delivered'
  } catch (thrown) {
    if (stopped.aborted || isDatabaseAway(thrown)) {
      ctx.log.warn({ ...ids, err: thrown }, 'delivery interrupted')
      return 'interrupted'
    }
    const error = describeError(thrown)
    const away = asAway(thrown)
    const isRefused = thrown instanceof DeliveryRefusedError
    const retryInMs = away ? 0 : backOffMs(attempt, PATIENCE.delivery)
    const state = await markFailed(ctx.db, delivery, { error, retryInMs, isRefused })
    const retryAfterMs = Math.min(away?.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)
    const { name, longestRestMs = LONGEST_REST_MS } = kind
    const restMs = away ? await letRest(ctx.db, { kind: name, destination, error, retryAfterMs, longestRestMs }) : 0
    ctx.log[state === 'parked' ? 'error' : 'warn'](
      { ...ids, err: thrown },
      `delivery failed, now ${state ?? 'another owner’s'}`,
    )
    return { retryInMs: state === 'pending' ? Math.max(retryInMs, restMs) : undefined }
  }
}

/** A payload that does not fit will not fit at the next attempt. */
function readPayload<Ctx>(kind: DeliveryKind<Ctx>, { payload }: ClaimedDelivery): unknown {
  const read = kind.payload.safeParse(payload)
  if (!read.success) throw new DeliveryRefusedError(`the payload does not fit: ${read.error.message}`)
  return read.data
}

function asAway(thrown: unknown): { readonly retryAfterMs: number } | undefined {
  if (thrown instanceof DestinationAwayError) return thrown
  return thrown instanceof Error && thrown.name === 'TimeoutError' ? { retryAfterMs: 0 } : undefined
}
