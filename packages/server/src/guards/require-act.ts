import { ACTS, type Act, type ActName } from '@rose-ash/shared/rights/acts'
import { may } from '@rose-ash/shared/rights/may'
import { NotAllowedError } from '@rose-ash/shared/rights/not-allowed-error'
import { type Guard, guard } from './guard.ts'
import { requireFreshSignIn } from './require-fresh-sign-in.ts'
import { requireMember } from './require-member.ts'

/**
 * Lets only members pass who may do the act by their roles, and who proved themselves as recently as it asks. Where an act depends on who owns
 * the thing, the use case asks again with it (`assertMay`): a guard knows no things. Acts that an owner may do without a role let every member pass here.
 */
export function requireAct(name: ActName): Guard {
  const { owners, proof }: Act = ACTS[name]
  return guard(name, (req, res, next) => {
    if (!req.member) return requireMember(req, res, next)
    if (owners !== 'enough' && !may(req.member, name)) throw new NotAllowedError(name, req.member)
    if (proof === 'fresh') return requireFreshSignIn(req, res, next)
    next()
  })
}
