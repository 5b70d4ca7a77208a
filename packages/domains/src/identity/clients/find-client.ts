import type { Tx } from '@rose-ash/shared/db/client'
import type { RegisteredClient } from '@rose-ash/shared/protocols/clients'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { type ClientMetadata, providerMetadata, toRegisteredClient } from './client-metadata.ts'
import { unsealClientSecret } from './client-secrets.ts'

export interface OidcClientDetails {
  readonly clientId: string
  /** Undefined for kinds that keep no secret. */
  readonly clientSecret: string | undefined
  readonly metadata: ClientMetadata
}

/** A registered application with its secret, for the provider; undefined when it is unknown or disabled. */
export async function findClient(
  deps: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  clientId: string,
): Promise<OidcClientDetails | undefined> {
  const row = await tx.oidcClient.findUnique({ where: { clientId } })
  if (!row || row.disabledAt) return undefined
  return {
    clientId,
    clientSecret: row.secretEncrypted ? unsealClientSecret(deps, row.secretEncrypted) : undefined,
    metadata: providerMetadata(row.metadata as ClientMetadata),
  }
}

/** A registered application as administrators see it, also a disabled one. */
export async function getClient(tx: Tx, clientId: string): Promise<RegisteredClient | undefined> {
  const row = await tx.oidcClient.findUnique({ where: { clientId } })
  return row ? toRegisteredClient(row) : undefined
}
