import { ACTS, type Act, type ActName } from '@rose-ash/shared/rights/acts'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { Owned } from '@rose-ash/shared/rights/may'
import type { Request } from 'express'
import { askForProof } from './ask-for-proof.ts'
import { type Guard, guard } from './guard.ts'
import { requireMember } from './require-member.ts'

/**
 * Lets only members pass who have the right to the act and who have proven who they are as the act demands (`proof-policy.ts`). When the
 * act depends on ownership, `thingOf` finds the owners from the request; without it only roles are checked, and the use case must check
 * again with the thing (`assertMay`). Throws NotAllowedError, and the error of `thingOf` for a thing that does not exist.
 */
export function requireAct(name: ActName, thingOf?: (req: Request) => Promise<Owned>): Guard {
  const rule: Act = ACTS[name]
  return guard(name, async (req, res, next) => {
    if (!req.member) return requireMember(req, res, next)
    // A member without the role does not learn whether the thing exists.
    if (!thingOf || rule.owners !== 'enough') assertMay(req.member, name)
    if (thingOf) assertMay(req.member, name, await thingOf(req))
    const missing = await req.missingProof(name)
    if (missing) return askForProof(req, res, missing)
    next()
  })
}
