import { z } from 'zod'
import { APP_NAMES } from '../../config/app-name.ts'
import { type ActivityDefinition, defineActivity } from '../define-activity.ts'

const follow = z.object({
  actorId: z.uuid(),
  projectionId: z.uuid(),
  /** The app on whose host the actor is followed. */
  app: z.enum(APP_NAMES),
  memberId: z.uuid().nullable(),
  remoteActorId: z.uuid().nullable(),
})

/** Every fact the federation domain writes to the log. */
export const federationActivities: readonly ActivityDefinition[] = [
  defineActivity(
    'federation.actor.created',
    'internal',
    z.object({ actorId: z.uuid(), handle: z.string(), kind: z.enum(['coop', 'member']) }),
  ),
  defineActivity('federation.actor.updated', 'internal', z.object({ actorId: z.uuid(), fields: z.array(z.string()) })),
  defineActivity(
    'federation.actor.suspended',
    'internal',
    z.object({ actorId: z.uuid(), reason: z.enum(['hidden', 'renamed', 'deleted']) }),
  ),
  /** Of a member here or of somebody elsewhere. The objectId is the followed actor's. */
  defineActivity('federation.follow.accepted', 'internal', follow, ['follower-counts']),
  defineActivity('federation.follow.removed', 'internal', follow, ['follower-counts']),
]
