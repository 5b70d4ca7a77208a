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
  const lastUses = await lastUsesOf(tx, memberId)
  return clients.map(({ clientId, name }) => {
    const own = foreign.filter((grant) => grant.clientId === clientId)
    const scopes = own.flatMap(({ payload }) => (payload as GrantPayload).openid?.scope?.split(' ') ?? [])
    return Object.freeze({
      clientId,
      name,
      scopes: [...new Set(scopes)],
      since: own[0]!.createdAt,
      lastUsedAt: lastUses.get(clientId) ?? null,
    })
  })
}

/** When each application last got tokens, or signed the member in. */
async function lastUsesOf(tx: Tx, memberId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.$queryRaw<{ client_id: string; at: Date }[]>`
    SELECT client_id, max(at) AS at FROM (
      SELECT client_id, created_at AS at FROM oidc_payloads WHERE member_id = ${memberId}::uuid AND client_id IS NOT NULL
      UNION ALL
      SELECT client.client_id, client.created_at FROM member_session_clients AS client
      JOIN member_sessions AS session USING (session_uid) WHERE session.member_id = ${memberId}::uuid
    ) AS use GROUP BY client_id`
  return new Map(rows.map(({ client_id: clientId, at }) => [clientId, at]))
}

interface GrantPayload {
  readonly openid?: { readonly scope?: string }
}
