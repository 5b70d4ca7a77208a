import type { Tx } from '@rose-ash/shared/db/client'
import type { RegisteredClient } from '@rose-ash/shared/protocols/clients'
import { toRegisteredClient } from './client-metadata.ts'

/** Registered applications of other organisations, newest first. */
export async function listClients(tx: Tx): Promise<readonly RegisteredClient[]> {
  const rows = await tx.oidcClient.findMany({ orderBy: { createdAt: 'desc' } })
  return rows.map(toRegisteredClient)
}
