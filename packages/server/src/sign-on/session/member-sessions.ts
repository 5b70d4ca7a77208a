import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import type { SessionData } from 'express-session'
import type { Redis } from 'ioredis'
import { memberSessionsKey, sidKey, TOMBSTONE_SECONDS, tombstoneKey } from '../../visitor/session-keys.ts'
import './session-types.ts'

/** Ends the sessions with this `sid`, also one that is about to begin. Idempotent; returns the number of ended sessions. */
export async function forgetSid(redis: Redis, sid: string): Promise<number> {
  // Write the tombstone first: a session created after it is refused, one created before it is in the index.
  await redis.set(tombstoneKey(sid), '1', 'EX', TOMBSTONE_SECONDS)
  const keys = await redis.smembers(sidKey(sid))
  return redis.del(sidKey(sid), ...keys)
}

/** Updates the member's data in their sessions in every app, so that pages need no database query for it. */
export async function refreshMemberSessions(redis: Redis, member: SignedInMember): Promise<void> {
  for (const key of await redis.smembers(memberSessionsKey(member.id))) {
    const text = await redis.get(key)
    if (!text) {
      await redis.srem(memberSessionsKey(member.id), key)
      continue
    }
    const session = JSON.parse(text) as SessionData
    const user = session.passport?.user
    if (user)
      await redis.set(key, JSON.stringify({ ...session, passport: { user: { ...user, member } } }), 'KEEPTTL', 'XX')
  }
}
