import { z } from 'zod'
import { APP_NAMES } from '../../config/app-name.ts'
import { FOLLOWS } from '../../freshness/keys.ts'
import { defineActivity } from '../define-activity.ts'
import { touchesKeys } from '../touches.ts'

const follow = z.object({
  actorId: z.uuid(),
  projectionId: z.uuid(),
  /** The app on whose host the actor is followed. */
  app: z.enum(APP_NAMES),
  memberId: z.uuid().nullable(),
  remoteActorId: z.uuid().nullable(),
})

const touches = touchesKeys(FOLLOWS)

export const actorCreated = defineActivity('federation.actor.created', {
  visibility: 'internal',
  payload: z.object({ actorId: z.uuid(), handle: z.string(), kind: z.enum(['coop', 'member']) }),
  touches: touches,
})

export const actorUpdated = defineActivity('federation.actor.updated', {
  visibility: 'internal',
  payload: z.object({ actorId: z.uuid(), fields: z.array(z.string()) }),
  touches: touches,
})

export const actorSuspended = defineActivity('federation.actor.suspended', {
  visibility: 'internal',
  payload: z.object({ actorId: z.uuid(), reason: z.enum(['hidden', 'renamed', 'deleted']) }),
  touches: touches,
})

/** The follower is a member here or a remote actor. The objectId is the id of the followed actor. */
export const followAccepted = defineActivity('federation.follow.accepted', { visibility: 'internal', payload: follow })

export const followRemoved = defineActivity('federation.follow.removed', { visibility: 'internal', payload: follow })

/** Every activity that the federation domain writes. */
export const federationActivities = [actorCreated, actorUpdated, actorSuspended, followAccepted, followRemoved] as const
