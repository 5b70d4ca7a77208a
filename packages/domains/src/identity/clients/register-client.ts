import { randomBytes } from 'node:crypto'
import { clientRegistered } from '@rose-ash/shared/activities/catalogue/account'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { ClientCredentials, ClientKind, ClientSettings } from '@rose-ash/shared/protocols/clients'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { checkClientAddresses } from './check-client-addresses.ts'
import { toMetadata } from './client-metadata.ts'
import { newClientSecret, sealClientSecret } from './client-secrets.ts'

interface RegisterClient {
  readonly kind: ClientKind
  readonly settings: ClientSettings
  /** The administrator who registers it; null at the command line, and when it registers itself. */
  readonly byId: string | null
  /** Given when it registers itself. */
  readonly credentials?: ClientCredentials
}

/**
 * Registers an application of another organisation, which may then ask members for consent. The secret is returned once and stored only
 * sealed. Throws ValidationError with `{ field: ClientAddressFault }`.
 */
export async function registerClient(
  deps: Pick<ServiceDeps, 'activities' | 'config' | 'services'>,
  tx: Tx,
  { kind, settings, byId, credentials = newCredentials(kind) }: RegisterClient,
): Promise<ClientCredentials> {
  checkClientAddresses(deps, kind, settings)
  const { clientId, clientSecret } = credentials
  await tx.oidcClient.create({
    data: {
      clientId,
      name: settings.name,
      createdById: byId,
      secretEncrypted: clientSecret === undefined ? null : sealClientSecret(deps, clientSecret),
      metadata: toMetadata(kind, settings) as Prisma.InputJsonObject,
    },
  })
  await deps.activities.append(tx, clientRegistered, {
    actorId: byId,
    objectId: clientId,
    object: { clientId, name: settings.name },
  })
  await deps.services.account.appendAudit(tx, {
    actorId: byId,
    action: 'client.registered',
    subjectType: 'client',
    subjectId: clientId,
    details: { kind, name: settings.name },
  })
  return credentials
}

function newCredentials(kind: ClientKind): ClientCredentials {
  const clientId = randomBytes(12).toString('base64url')
  return { clientId, clientSecret: kind === 'server' ? newClientSecret() : undefined }
}
