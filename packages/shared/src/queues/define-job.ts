import type { z } from 'zod'

export interface JobDefinition<Payload extends z.ZodType = z.ZodType> {
  /** `<noun>.<verb>`, unique in the whole product; also the name of its queue. */
  readonly name: string
  readonly payload: Payload
  /** The number of attempts before the job fails for good. */
  readonly attempts: number
  /** Milliseconds before the second attempt; doubles with each further one. */
  readonly backoffMs: number
}

interface JobOptions<Payload extends z.ZodType> {
  readonly name: string
  readonly payload: Payload
  readonly attempts?: number
  readonly backoffMs?: number
}

/** Declares a job, which must be safe to repeat. Its handler is bound in worker.ts. */
export function defineJob<Payload extends z.ZodType>(options: JobOptions<Payload>): JobDefinition<Payload> {
  if (!/^[a-z0-9.-]+$/.test(options.name)) throw new Error(`"${options.name}" cannot name a job`)
  return { attempts: 5, backoffMs: 1_000, ...options }
}
