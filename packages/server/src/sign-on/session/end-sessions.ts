import type { SsoContext } from '../sso-context.ts'
import { forgetSid } from './member-sessions.ts'

type Deps = Pick<SsoContext, 'redis' | 'transact' | 'services'>

/** A member's wish to sign out, from the app whose session has this `sid`. */
export interface SignOut {
  readonly sid: string
  readonly memberId: string
  readonly isEverywhere: boolean
}

/** Sign-outs that Postgres could not take, by their `sid`. */
const OWED = 'rose:sign-outs-owed'

/** Writes the end of this session, or of all of the member, and lets every app forget it. False when the session is not known. */
export async function endSessions({ redis, transact, services: { identity } }: Deps, wish: SignOut): Promise<boolean> {
  const sids = await transact((tx) =>
    wish.isEverywhere
      ? identity.signOutEverywhere(tx, wish.memberId)
      : identity.endSessionOfSid(tx, { sid: wish.sid, reason: 'signed-out' }),
  )
  for (const sid of sids) await forgetSid(redis, sid)
  return sids.length > 0
}

/** Keeps a sign-out that cannot be written now: the provider signs nobody in by its session, and ends it when Postgres is back. */
export async function oweSignOut(redis: Deps['redis'], wish: SignOut): Promise<void> {
  await redis.hset(OWED, wish.sid, JSON.stringify(wish))
}

/** Carries out the sign-outs that are owed, or those of `sids`; returns their number. Idempotent. */
export async function settleSignOuts(deps: Deps, sids?: readonly string[]): Promise<number> {
  const { redis } = deps
  const owed = sids ? await redis.hmget(OWED, ...sids) : await redis.hvals(OWED)
  const wishes = owed.flatMap((text) => (text ? [JSON.parse(text) as SignOut] : []))
  for (const wish of wishes) {
    await endSessions(deps, wish)
    await redis.hdel(OWED, wish.sid)
  }
  return wishes.length
}
