import type { Tx } from '@rose-ash/shared/db/client'
import type { RegisteredClient } from '@rose-ash/shared/protocols/connections'

/** Registered applications of other organisations, newest first. */
export async function listClients(tx: Tx): Promise<readonly RegisteredClient[]> {
  const rows = await tx.oidcClient.findMany({ orderBy: { createdAt: 'desc' } })
  return rows.map(({ clientId, name, metadata, createdAt, disabledAt }) =>
    Object.freeze({
      clientId,
      name,
      redirectUris: (metadata as { redirect_uris?: string[] } | null)?.redirect_uris ?? [],
      createdAt,
      disabledAt,
    }),
  )
}
