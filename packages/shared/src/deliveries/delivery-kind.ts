import type { z } from 'zod'

export interface DeliveryTools {
  readonly destination: string
  /** The same for every attempt, so that whoever is called can detect a repetition. */
  readonly idempotencyKey: string
  /** 1 at the first try. */
  readonly attempt: number
  /** Whether a failure of this attempt is the last one. */
  readonly isLastAttempt: boolean
  /** Aborts when the attempt has timed out or the process stops. */
  readonly signal: AbortSignal
}

/**
 * What goes later to one of many hosts outside, at least once. A destination that is away rests longer and longer, and is then asked
 * with one delivery; what waits for it delays nobody else.
 */
export interface DeliveryKind<Ctx, Payload extends z.ZodType = z.ZodType> {
  /** The permanent identity: `<app>.<verb-noun>`. */
  readonly name: string
  readonly payload: Payload
  /** The most deliveries to one destination at a time, over all processes. Default 4. */
  readonly window?: number
  /** The most deliveries of this kind that one process has under way. Default 64. */
  readonly concurrency?: number
  /** Milliseconds after which one attempt has failed. Default 30 000. */
  readonly timeoutMs?: number
  /** The longest that a destination which is away is left alone, in milliseconds. Default half an hour. */
  readonly longestRestMs?: number
  /** For how many days a failure is not the last one; up to a tenth more, by chance. Default 3. */
  readonly patienceDays?: number
  /**
   * Delivers one. Any error is tried again after a back-off of this delivery, except DeliveryRefusedError, which parks it, and
   * DestinationAwayError, which lets the destination rest.
   */
  deliver(payload: z.output<Payload>, ctx: Ctx, tools: DeliveryTools): Promise<unknown>
}

/** Declares a kind of delivery. */
export function defineDelivery<Ctx, Payload extends z.ZodType>(
  kind: DeliveryKind<Ctx, Payload>,
): DeliveryKind<Ctx, Payload> {
  return kind
}

/** What enqueues one needs to know of its kind. */
export type EnqueuedKind<Payload extends z.ZodType> = Pick<
  DeliveryKind<never, Payload>,
  'name' | 'payload' | 'patienceDays'
>
