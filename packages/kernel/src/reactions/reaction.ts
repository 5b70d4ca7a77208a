import type { Activity } from '@rose-ash/shared/activities/activity'
import type { ActivityDefinition } from '@rose-ash/shared/activities/define-activity'
import type { Tx } from '@rose-ash/shared/db/client'

/**
 * The activities that are handled one after another: those of one actor (of one object when the activity has no actor), those of one
 * object, or none.
 */
export type ReactionOrder = 'actor' | 'object' | 'none'

interface ReactionOptions {
  /** The permanent identity of the reaction: `<app>.<verb-noun>`. */
  readonly name: string
  /** Where a new reaction begins in the log: after the newest row (default) or at the first row. */
  readonly from?: 'now' | 'start'
  readonly order?: ReactionOrder
  /** Former reactions whose work this one takes over: what they had not read, and what they had not done. */
  readonly replaces?: readonly string[]
  /** The most of its tasks that one process handles at a time. Default 3 inside the database, 8 outside of it. */
  readonly concurrency?: number
  /** Failures after which a task is parked. Default: as many as fit the patience of its kind (`waking/patience.ts`). */
  readonly maxAttempts?: number
}

/** The common part of all declarations of reactions. */
export interface ReactionDeclaration<Definition extends ActivityDefinition> extends ReactionOptions {
  readonly on: readonly Definition[]
}

interface ReactionBase extends ReactionOptions {
  /** Types of activities. */
  readonly on: readonly string[]
}

/** Effects inside the database: they commit together with the task's state `done`, so they happen exactly once. */
export interface TxReaction<Ctx> extends ReactionBase {
  readonly kind: 'tx'
  handle(tx: Tx, activity: Activity, ctx: Ctx): Promise<unknown>
}

export interface EffectTools {
  /** The same for every attempt, so that the called service can detect a repetition. */
  readonly idempotencyKey: string
  /** Aborts when the attempt has timed out, its lease is lost or the process stops. */
  readonly signal: AbortSignal
}

/** Effects outside the database: at least once, under a lease. */
export interface EffectReaction<Ctx> extends ReactionBase {
  readonly kind: 'effect'
  /** Milliseconds after which one attempt has failed. Default 30 000. */
  readonly timeoutMs?: number
  run(activity: Activity, ctx: Ctx, tools: EffectTools): Promise<unknown>
}

export type Reaction<Ctx> = TxReaction<Ctx> | EffectReaction<Ctx>
