import type { Activity } from '@rose-ash/shared/activities/activity'
import type { Tx } from '@rose-ash/shared/db/client'

/** Whose activities are handled one after another: those of one actor (or object, where nobody acted), of one object, or nobody's. */
export type ReactionOrder = 'actor' | 'object' | 'none'

interface ReactionBase {
  /** The identity of the reaction for ever: `<app>.<verb-noun>`. */
  readonly name: string
  /** Types of activities. */
  readonly on: readonly string[]
  /** Where a new reaction begins: with what happens from now on (default), or with the whole past. */
  readonly from?: 'now' | 'start'
  readonly order?: ReactionOrder
  /** Failures after which a task is parked. Default 12, about half a day. */
  readonly maxAttempts?: number
}

/** Effects inside the database: they commit with the mark that says they are done, so they happen exactly once. */
export interface TxReaction<Ctx> extends ReactionBase {
  readonly kind: 'tx'
  handle(tx: Tx, activity: Activity, ctx: Ctx): Promise<unknown>
}

export interface EffectTools {
  /** The same for every attempt: what is called can recognise a repetition by it. */
  readonly idempotencyKey: string
  /** Aborts when the time is over, the lease is lost or the process stops. */
  readonly signal: AbortSignal
}

/** Effects outside the database: at least once, under a lease. */
export interface EffectReaction<Ctx> extends ReactionBase {
  readonly kind: 'effect'
  /** Default 30 000. */
  readonly timeoutMs?: number
  run(activity: Activity, ctx: Ctx, tools: EffectTools): Promise<unknown>
}

export type Reaction<Ctx> = TxReaction<Ctx> | EffectReaction<Ctx>
