import type { InteractionResults } from 'oidc-provider'
import type { AppContext } from '../../../context.ts'
import type { OpenInteraction } from '../sign-in/open-interaction.ts'

/** Grants an application the requested scopes; the member sees it among their connected applications. */
export async function giveConsent(
  ctx: Pick<AppContext, 'provider'>,
  { clientId, grantId: knownId, memberId, missingScopes, missingClaims, details }: OpenInteraction,
): Promise<InteractionResults> {
  const provider = await ctx.provider.get()
  const known = knownId ? await provider.Grant.find(knownId) : undefined
  const grant = known ?? new provider.Grant({ accountId: memberId!, clientId })
  if (missingScopes.length > 0) grant.addOIDCScope(missingScopes.join(' '))
  if (missingClaims.length > 0) grant.addOIDCClaims([...missingClaims])
  const grantId = await grant.save()
  return { ...details.lastSubmission, consent: { grantId } }
}

/** The result when the member refuses consent. */
export const CONSENT_REFUSED: InteractionResults = {
  error: 'access_denied',
  error_description: 'the member said no',
}
