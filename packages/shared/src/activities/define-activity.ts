import type { z } from 'zod'
import type { Visibility } from './activity.ts'
import { type TouchingFact, touchesMember } from './touches.ts'

/** One type of fact. Every row of this type in the log has the shape of `payload`; older rows may lack its optional fields. */
export interface ActivityDefinition<Type extends string = string, Payload extends z.ZodType = z.ZodType> {
  /** `<domain>.<noun>.<past-tense verb>`. */
  readonly type: Type
  /** The visibility of rows of this type, unless a row sets its own. */
  readonly visibility: Visibility
  readonly payload: Payload
  /** The freshness keys of everything that the fact makes out of date. */
  touches(fact: TouchingFact<z.output<Payload>>): readonly string[]
}

interface Declaration<Payload extends z.ZodType> {
  readonly visibility: Visibility
  readonly payload: Payload
  /** Default: the key of the member whom the payload names in `memberId`, or none. */
  readonly touches?: (fact: TouchingFact<z.output<Payload>>) => readonly string[]
}

/**
 * Declares one type of fact. Each domain declares its own in catalogue/<domain>.ts, each as an exported constant that writers
 * append and readers subscribe to. Rows are never rewritten, so a payload may only grow, and only by optional fields.
 */
export function defineActivity<const Type extends string, Payload extends z.ZodType>(
  type: Type,
  { visibility, payload, touches = touchesMember }: Declaration<Payload>,
): ActivityDefinition<Type, Payload> {
  return { type, visibility, payload, touches }
}
