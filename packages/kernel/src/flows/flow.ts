import type { Tx } from '@rose-ash/shared/db/client'
import type { z } from 'zod'
import type { Duration } from './duration.ts'

/** `ready`: waits for a worker; shown as running. */
export const FLOW_STATUSES = ['ready', 'running', 'suspended', 'completed', 'failed', 'cancelled'] as const
export type FlowStatus = (typeof FLOW_STATUSES)[number]

export interface Flow<Ctx> {
  readonly name: string
  /** Raise it when a change of the code means that older workers must not run new instances. The newest code resumes instances of every older version. */
  readonly version: number
  readonly input: z.ZodType
  readonly limit?: FlowLimit | undefined
  run(step: Step, input: unknown, ctx: Ctx, instance: FlowIdentity): Promise<unknown>
}

/** How many instances may run at once, over all processes. One that waits does not run and is not counted. */
export interface FlowLimit<Field extends string = string> {
  readonly perFlow?: number
  /** So many with the same value in this field of the input. */
  readonly perKey?: { readonly of: Field; readonly most: number }
}

export interface FlowIdentity {
  readonly id: string
  /** The version of the flow when this instance was started. */
  readonly version: number
}

export interface StepOptions {
  /** Failures after which the step fails for good. Default: as many as fit the patience of its kind (`waking/patience.ts`). */
  readonly maxAttempts?: number
}

export interface RunStepOptions extends StepOptions {
  /** Default 30 000; a day for a call that beats. */
  readonly timeoutMs?: number
  /** The call must beat at least this often. One that falls silent is aborted and tried again, by any worker. */
  readonly silentMs?: number
}

export interface RunTools {
  /** `instance:position`: the same for every attempt. */
  readonly idempotencyKey: string
  /** Aborts at the timeout or when the process stops. */
  readonly signal: AbortSignal
  /** Says that the call is getting on (`silentMs`). */
  beat(): void
}

export interface WaitOptions<Payload> {
  readonly timeout?: Duration
  /** What the payload must be: what does not fit is refused where it is sent, and the wait goes on. */
  readonly schema?: z.ZodType<Payload>
  /** Whether a signal without a key reaches it. Default true; false where a program answers, not a person. */
  readonly keyless?: boolean
}

export type Waited<Payload> =
  | {
      readonly timedOut: false
      readonly payload: Payload
      /** Answers whoever asked (`askFlow`): a step, whose answer commits with its record. Signals that only tell may be answered, too. */
      reply(answer: unknown): Promise<void>
    }
  | { readonly timedOut: true; readonly payload?: undefined }

/** A wait as its step records it. */
export type RecordedWait = { readonly timedOut: false; readonly payload: unknown } | { readonly timedOut: true }

export interface ChildFlow {
  readonly id: string
}

export interface ChildResult {
  readonly status: FlowStatus
  readonly output: unknown
}

/** Branches by name; each has `step` tools of its own, and its steps run one after the other. */
export type Branches = Readonly<Record<string, (step: Step) => Promise<unknown>>>

export type AllEnded<B extends Branches> = { readonly [Name in keyof B]: Awaited<ReturnType<B[Name]>> }

/** Which branch ended first, and with what. */
export type RaceWon<B extends Branches> = {
  readonly [Name in keyof B]: { readonly winner: Name; readonly result: Awaited<ReturnType<B[Name]>> }
}[keyof B]

/**
 * The steps that a flow can call. Each call is one step; its result is recorded and returned at a replay. Steps are called one after the
 * other: what runs side by side goes into `all` or `race`, never into `Promise.all`, which has no order at a replay.
 */
export interface Step {
  /** Commits domain writes, log rows and the step's result together, fenced by the lease: exactly once. */
  tx<Result>(name: string, work: (tx: Tx) => Promise<Result>, options?: StepOptions): Promise<Result>
  /** Calls something outside the database: at least once, with an idempotency key. */
  run<Result>(
    name: string,
    work: (tools: RunTools) => Promise<Result> | Result,
    options?: RunStepOptions,
  ): Promise<Result>
  sleep(name: string, duration: Duration): Promise<void>
  sleepUntil(name: string, time: Date | string): Promise<void>
  /** Takes the oldest signal of this key, also one that was sent earlier; else suspends until one arrives or the timeout. */
  waitFor<Payload = unknown>(key: string, options?: WaitOptions<Payload>): Promise<Waited<Payload>>
  /** Starts another flow in the same commit as this step. */
  spawn(name: string, input: unknown): Promise<ChildFlow>
  /**
   * Says how far the flow has come, for pages to read (`progress`): "3 of 200 sent". No step: it is written when the flow comes by for the
   * first time, and not at a replay.
   */
  setStatus(progress: unknown): Promise<void>
  /**
   * Begins again with another input and without the history so far: for flows that do very many steps. The instance, its key, its children
   * and the signals that lie there stay; what was said to be undone is forgotten. Steps and idempotency keys are new ones.
   */
  continueAsNew(input: unknown): Promise<never>
  waitForChild(child: ChildFlow): Promise<ChildResult>
  /**
   * Says how to undo what the step before it did, should the flow be cancelled from here on: the last said is undone first. Its steps are
   * recorded as those of the flow are, and no second cancellation stops them.
   */
  onCancel(name: string, undo: (step: Step) => Promise<unknown>): Promise<void>
  /**
   * Runs branches side by side and waits until each has ended. When some failed it throws the failure of the first of them as declared,
   * after the others have ended.
   */
  all<B extends Branches>(name: string, branches: B): Promise<AllEnded<B>>
  /**
   * Runs branches side by side until the first has ended (of those that ended together, the first as declared), and records it: another run
   * decides nothing again. The others do no further step, the signal of their running `run` aborts, and a signal that they took in that
   * moment is free again. A branch that fails first fails the race.
   */
  race<B extends Branches>(name: string, branches: B): Promise<RaceWon<B>>
}
