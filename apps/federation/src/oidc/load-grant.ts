import { isFirstParty } from '@rose-ash/shared/oidc/issuer'
import type { KoaContextWithOIDC } from 'oidc-provider'

/** The member's consent to a client. Our own apps have it without asking; it is made once a session. */
export async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, result, requestParamOIDCScopes } = ctx.oidc
  if (!client || !session) return undefined
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId)
  const known = grantId ? await provider.Grant.find(grantId) : undefined
  if (known && known.accountId === session.accountId) return known
  if (!isFirstParty(client.clientId) || !session.accountId) return undefined
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
  grant.addOIDCScope([...requestParamOIDCScopes].join(' '))
  await grant.save()
  return grant
}
