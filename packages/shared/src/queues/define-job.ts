import type { z } from 'zod'

export interface JobDefinition<Payload extends z.ZodType = z.ZodType> {
  /** `<noun>.<verb>`, unique in the whole product; also the name of its queue. */
  readonly name: string
  readonly payload: Payload
  /** How often it is tried before it is given up. */
  readonly attempts: number
  /** Milliseconds before the second try; doubles each time. */
  readonly backoffMs: number
}

interface JobOptions<Payload extends z.ZodType> {
  readonly name: string
  readonly payload: Payload
  readonly attempts?: number
  readonly backoffMs?: number
}

/** Declares a kind of work that may safely be repeated. Its handler is bound to it in worker.ts. */
export function defineJob<Payload extends z.ZodType>(options: JobOptions<Payload>): JobDefinition<Payload> {
  if (!/^[a-z0-9.-]+$/.test(options.name)) throw new Error(`"${options.name}" cannot name a job`)
  return { attempts: 5, backoffMs: 1_000, ...options }
}
