import type { Tx } from '@rose-ash/shared/db/client'

interface Metadata {
  readonly backchannel_logout_uri?: string
}

/** Where an application of another organisation wants its logout tokens; undefined when it wants none. A disabled one is told as well. */
export async function logoutAddressOf(tx: Tx, clientId: string): Promise<string | undefined> {
  const client = await tx.oidcClient.findUnique({ where: { clientId }, select: { metadata: true } })
  return (client?.metadata as Metadata | undefined)?.backchannel_logout_uri
}

/** Those of some applications that want logout tokens. */
export async function listToldClients(tx: Tx, clientIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (clientIds.length === 0) return new Set()
  const clients = await tx.oidcClient.findMany({
    where: { clientId: { in: [...clientIds] } },
    select: { clientId: true, metadata: true },
  })
  const told = clients.filter(({ metadata }) => (metadata as Metadata).backchannel_logout_uri)
  return new Set(told.map(({ clientId }) => clientId))
}
