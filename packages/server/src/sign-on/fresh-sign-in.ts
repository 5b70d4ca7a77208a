import type { Request } from 'express'
import './session-types.ts'

/** How long after signing in a member may use routes with `requireFreshSignIn`. */
const FRESH_SECONDS = 15 * 60

/** The age of a sign-in from which the provider asks again: less than FRESH_SECONDS, so that a member has time to act before it is too old. */
export const ASK_AGAIN_SECONDS = 10 * 60

/** Whether the sign-in of the request's member is at most FRESH_SECONDS old. */
export function isFreshSignIn(req: Pick<Request, 'user'>, now = Date.now()): boolean {
  const provenAt = req.user?.authTime ?? 0
  return now / 1000 - provenAt < FRESH_SECONDS
}

/** The path where a member signs in again and returns to `next`. */
export function freshSignInPath(next: string): string {
  return `/auth/login?fresh=1&next=${encodeURIComponent(next)}`
}
