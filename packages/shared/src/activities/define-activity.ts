import type { z } from 'zod'
import type { Visibility } from './activity.ts'

export interface ActivityDefinition<Payload extends z.ZodType = z.ZodType> {
  readonly type: string
  readonly visibility: Visibility
  readonly payload: Payload
}

/** Declares one type of fact: what its payload holds and who may see it. Each domain lists its own in catalogue/<domain>.ts. */
export function defineActivity<Payload extends z.ZodType>(
  type: string,
  visibility: Visibility,
  payload: Payload,
): ActivityDefinition<Payload> {
  return { type, visibility, payload }
}
