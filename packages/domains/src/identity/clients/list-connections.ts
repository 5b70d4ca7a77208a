import { isFirstParty } from '@rose-ash/shared/addresses/issuer'
import type { Tx } from '@rose-ash/shared/db/client'
import type { Connection } from '@rose-ash/shared/protocols/connections'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** The applications of other organisations that a member gave consent to. */
export async function listConnections(
  { site }: Pick<ServiceDeps, 'site'>,
  tx: Tx,
  memberId: string,
): Promise<readonly Connection[]> {
  const grants = await tx.oidcPayload.findMany({
    where: { kind: 'Grant', memberId, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'asc' },
    select: { clientId: true, payload: true, createdAt: true },
  })
  const foreign = grants.filter(({ clientId }) => clientId && !isFirstParty(site, clientId))
  const clients = await tx.oidcClient.findMany({
    where: { clientId: { in: foreign.map(({ clientId }) => clientId!) } },
    select: { clientId: true, name: true },
  })
  return clients.map(({ clientId, name }) => {
    const own = foreign.filter((grant) => grant.clientId === clientId)
    const scopes = own.flatMap(({ payload }) => (payload as GrantPayload).openid?.scope?.split(' ') ?? [])
    return Object.freeze({ clientId, name, scopes: [...new Set(scopes)], since: own[0]!.createdAt })
  })
}

interface GrantPayload {
  readonly openid?: { readonly scope?: string }
}
