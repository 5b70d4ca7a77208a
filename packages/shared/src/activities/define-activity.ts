import type { z } from 'zod'
import type { Visibility } from './activity.ts'

export interface ActivityDefinition<Payload extends z.ZodType = z.ZodType> {
  readonly type: string
  readonly visibility: Visibility
  readonly payload: Payload
  /** The reactions and projections that read it, by name. tests/contracts compares it with the code. */
  readonly handledBy: readonly string[]
}

/** Declares one type of fact: what its payload holds, who may see it, who handles it. Each domain lists its own in catalogue/<domain>.ts. */
export function defineActivity<Payload extends z.ZodType>(
  type: string,
  visibility: Visibility,
  payload: Payload,
  handledBy: readonly string[] = [],
): ActivityDefinition<Payload> {
  return { type, visibility, payload, handledBy }
}
