import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { isFirstParty } from '@rose-ash/shared/addresses/issuer'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { ownGrantId } from './own-grant.ts'

/**
 * Loads the grant of a member and a client. Our own apps need no consent. The consent to another organisation's application is given
 * once and is valid in every later session until the member withdraws it.
 */
export function createLoadGrant({ db, site }: Pick<SharedContext, 'db' | 'site'>) {
  return async (ctx: KoaContextWithOIDC) => {
    const { client, session, provider, result } = ctx.oidc
    if (!client || !session?.accountId) return undefined
    const { accountId: memberId, uid: sessionUid } = session
    const { clientId } = client
    if (isFirstParty(site, clientId)) return provider.Grant.find(ownGrantId({ clientId, memberId, sessionUid }))
    const grantId = result?.consent?.grantId ?? session.grantIdFor(clientId)
    const known = grantId ? await provider.Grant.find(grantId) : undefined
    return known?.accountId === memberId ? known : earlier(provider, memberId, clientId)
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
