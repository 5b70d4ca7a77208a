import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import { isFirstParty } from '@rose-ash/shared/oidc/issuer'
import type { KoaContextWithOIDC } from 'oidc-provider'

/**
 * The member's consent to a client. Our own apps have it without asking; it is made once a session. To an application of somebody
 * else it is given once, and holds in every later session until the member takes it back.
 */
export function createLoadGrant({ db, site }: Pick<SharedContext, 'db' | 'site'>) {
  return async (ctx: KoaContextWithOIDC) => {
    const { client, session, provider, result, requestParamOIDCScopes } = ctx.oidc
    if (!client || !session) return undefined
    const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId)
    const known = grantId ? await provider.Grant.find(grantId) : undefined
    if (known && known.accountId === session.accountId) return known
    if (!session.accountId) return undefined
    if (!isFirstParty(site, client.clientId)) return earlier(provider, session.accountId, client.clientId)
    const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
    grant.addOIDCScope([...requestParamOIDCScopes].join(' '))
    await grant.save()
    return grant
  }

  async function earlier(provider: KoaContextWithOIDC['oidc']['provider'], memberId: string, clientId: string) {
    const row = await db.oidcPayload.findFirst({
      where: { kind: 'Grant', memberId, clientId, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: 'desc' },
      select: { grantId: true },
    })
    return row?.grantId ? provider.Grant.find(row.grantId) : undefined
  }
}
