import { z } from 'zod'
import { type ActivityDefinition, defineActivity } from '../define-activity.ts'

/** Every fact the federation domain writes to the log. */
export const federationActivities: readonly ActivityDefinition[] = [
  defineActivity(
    'federation.actor.created',
    'internal',
    z.object({ actorId: z.uuid(), handle: z.string(), kind: z.enum(['coop', 'member']) }),
  ),
]
