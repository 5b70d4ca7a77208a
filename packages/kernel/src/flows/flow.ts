import type { Tx } from '@rose-ash/shared/db/client'
import type { z } from 'zod'
import type { Duration } from './duration.ts'

/** `ready` is shown as running: it waits for a worker and for nothing else. */
export const FLOW_STATUSES = ['ready', 'running', 'suspended', 'completed', 'failed', 'cancelled'] as const
export type FlowStatus = (typeof FLOW_STATUSES)[number]

export interface Flow<Ctx> {
  readonly name: string
  /** Raised when the code changes so that older workers must not run new instances. HEAD resumes every older version. */
  readonly version: number
  readonly input: z.ZodType
  run(step: Step, input: unknown, ctx: Ctx, instance: FlowIdentity): Promise<unknown>
}

export interface FlowIdentity {
  readonly id: string
  /** The version with which this instance was started. */
  readonly version: number
}

export interface StepOptions {
  /** Failures after which the step fails for good. Default 10. */
  readonly maxAttempts?: number
}

export interface RunStepOptions extends StepOptions {
  /** Default 30 000. */
  readonly timeoutMs?: number
}

export interface RunTools {
  /** `instance:position`: the same for every attempt. */
  readonly idempotencyKey: string
  /** Aborts when the time is over or the process stops. */
  readonly signal: AbortSignal
}

export interface WaitOptions<Payload> {
  readonly timeout?: Duration
  readonly schema?: z.ZodType<Payload>
}

export type Waited<Payload> =
  | { readonly timedOut: false; readonly payload: Payload }
  | { readonly timedOut: true; readonly payload?: undefined }

export interface ChildFlow {
  readonly id: string
}

export interface ChildResult {
  readonly status: FlowStatus
  readonly output: unknown
}

/** The tools of a flow. Each call is one step; its result is recorded and returned when the flow is replayed. */
export interface Step {
  /** Domain writes, the step's result and log rows in one commit, fenced by the lease: exactly once. */
  tx<Result>(name: string, work: (tx: Tx) => Promise<Result>, options?: StepOptions): Promise<Result>
  /** A call to the outside: at least once, with an idempotency key. */
  run<Result>(
    name: string,
    work: (tools: RunTools) => Promise<Result> | Result,
    options?: RunStepOptions,
  ): Promise<Result>
  sleep(name: string, duration: Duration): Promise<void>
  sleepUntil(name: string, time: Date | string): Promise<void>
  /** Takes the oldest signal of this key, also one that was sent before; else suspends until one comes or the time is over. */
  waitFor<Payload = unknown>(key: string, options?: WaitOptions<Payload>): Promise<Waited<Payload>>
  /** Starts another flow in the same commit as this step. */
  spawn(name: string, input: unknown): Promise<ChildFlow>
  waitForChild(child: ChildFlow): Promise<ChildResult>
}
