import type { Tx } from '@rose-ash/shared/db/client'
import { unseal } from '@rose-ash/shared/secrets/seal'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { CLIENT_SECRET_PURPOSE } from './client-secret-purpose.ts'

export interface OidcClientDetails {
  readonly clientId: string
  readonly clientSecret: string
  /** As in OpenID Connect Dynamic Client Registration 1.0, section 2. */
  readonly metadata: Readonly<Record<string, unknown>>
}

/** A registered application with its secret; undefined when it is unknown or disabled. */
export async function findClient(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  clientId: string,
): Promise<OidcClientDetails | undefined> {
  const row = await tx.oidcClient.findUnique({ where: { clientId } })
  if (!row || row.disabledAt || !row.secretEncrypted) return undefined
  return {
    clientId,
    clientSecret: unseal(config.SESSION_SECRET, CLIENT_SECRET_PURPOSE, row.secretEncrypted),
    metadata: row.metadata as Record<string, unknown>,
  }
}
