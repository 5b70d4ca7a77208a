import type { Request } from 'express'
import './session-types.ts'

/** How long after proving who they are a member may do what must not happen at a desk left open. */
const FRESH_SECONDS = 15 * 60

/** The age from which the provider asks again: younger than what is fresh, so that who has just been asked has time to act. */
export const ASK_AGAIN_SECONDS = 10 * 60

/** Whether the member of this request proved who they are a moment ago, by any app's request. */
export function isFreshSignIn(req: Pick<Request, 'user'>, now = Date.now()): boolean {
  const provenAt = req.user?.authTime ?? 0
  return now / 1000 - provenAt < FRESH_SECONDS
}

/** Where a member proves once more who they are, and comes back from. */
export function freshSignInPath(next: string): string {
  return `/auth/login?fresh=1&next=${encodeURIComponent(next)}`
}
