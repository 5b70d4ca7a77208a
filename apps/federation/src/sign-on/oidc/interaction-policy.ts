import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { listPasskeys } from '@rose-ash/domains/identity/passkeys/list-passkeys'
import { hasTotp } from '@rose-ash/domains/identity/totp/remove-totp'
import { ACR_VALUES, type Acr } from '@rose-ash/shared/addresses/acr'
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { askedAcr } from './asked-acr.ts'

const { Check } = interactionPolicy

/**
 * The provider's own policy with two more checks: a session whose member may not sign in any more requires a new sign-in, and so does
 * an application that asks for a stronger proof than the session has.
 */
export function createInteractionPolicy({ db }: Pick<SharedContext, 'db'>) {
  const policy = interactionPolicy.base()
  const checks = policy.get('login')!.checks
  checks.add(
    new Check('member_not_active', 'the member cannot sign in', 'login_required', (ctx) => {
      const { session, account } = ctx.oidc
      return Boolean(session?.accountId) && !account
    }),
  )
  // Its own check of an essential `acr` is blind when `acr_values` is given too, and asks again for ever when the answer was too weak.
  checks.remove('essential_acr')
  checks.remove('essential_acrs')
  checks.add(new Check('asked_acr', 'a stronger proof is asked for', 'login_required', isTooWeak))
  return policy

  async function isTooWeak(ctx: KoaContextWithOIDC): Promise<boolean> {
    const { params = {}, session, result } = ctx.oidc
    const asked = askedAcr(params)
    if (!asked) return false
    if (asked.isEssential && asked.values.length === 0) throw unmet('none of the asked strengths is known here')
    if (!session?.accountId) return false
    const reached = session.acr as Acr
    if (asked.values.includes(reached)) return false
    if (asked.isEssential && result?.login) throw unmet('the member has proven themselves in a weaker way')
    return asked.isEssential || (!result?.login && canDoBetter(session.accountId, reached, asked.values))
  }

  /** A wish that is not essential is heard only when the member has a way to fulfil it. */
  async function canDoBetter(memberId: string, reached: Acr, values: readonly Acr[]): Promise<boolean> {
    const better = values.filter((acr) => ACR_VALUES.indexOf(acr) > ACR_VALUES.indexOf(reached))
    if (better.includes('phr') && (await listPasskeys(db, memberId)).length > 0) return true
    return better.includes('urn:rose-ash:letter-and-code') && hasTotp(db, memberId)
  }
}

/** OpenID Connect Core Unmet Authentication Requirements 1.0. */
const unmet = (why: string) => new errors.UnmetAuthenticationRequirements(why)
