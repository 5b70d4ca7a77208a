import { ACTS, type Act, type ActName } from '@rose-ash/shared/rights/acts'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { Owned } from '@rose-ash/shared/rights/may'
import type { Request } from 'express'
import { type Guard, guard } from './guard.ts'
import { requireFreshSignIn } from './require-fresh-sign-in.ts'
import { requireMember } from './require-member.ts'

/**
 * Lets only members pass who may do the act, and who proved themselves as recently as it asks. Where the act depends on who owns the thing,
 * `thingOf` finds its owners by the request; without it the member's roles decide, and a use case that changes the thing asks again with it
 * (`assertMay`). Throws NotAllowedError, and whatever `thingOf` throws for a thing that is not there.
 */
export function requireAct(name: ActName, thingOf?: (req: Request) => Promise<Owned>): Guard {
  const { proof }: Act = ACTS[name]
  return guard(name, async (req, res, next) => {
    if (!req.member) return requireMember(req, res, next)
    assertMay(req.member, name, await thingOf?.(req))
    if (proof === 'fresh') return requireFreshSignIn(req, res, next)
    next()
  })
}
