import { randomBytes } from 'node:crypto'
import { clientRegistered } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { seal } from '@rose-ash/shared/secrets/seal'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { CLIENT_SECRET_PURPOSE } from './client-secret-purpose.ts'

export interface NewOidcClient {
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris?: readonly string[]
  /** Where it wants logout tokens (OpenID Connect Back-Channel Logout 1.0). */
  readonly backchannelLogoutUri?: string
  readonly uri?: string
  /** The administrator who registers it. */
  readonly byId: string | null
}

/** Registers an application of another organisation, which may then ask members for consent. The secret is returned once and stored only sealed. */
export async function registerClient(
  { activities, config }: Pick<ServiceDeps, 'activities' | 'config'>,
  tx: Tx,
  { name, redirectUris, postLogoutRedirectUris = [], backchannelLogoutUri, uri, byId }: NewOidcClient,
): Promise<{ clientId: string; clientSecret: string }> {
  const clientId = randomBytes(12).toString('base64url')
  const clientSecret = randomBytes(32).toString('base64url')
  await tx.oidcClient.create({
    data: {
      clientId,
      name,
      createdById: byId,
      secretEncrypted: seal(config.SESSION_SECRET, CLIENT_SECRET_PURPOSE, clientSecret),
      metadata: {
        client_name: name,
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: [...postLogoutRedirectUris],
        ...(backchannelLogoutUri && {
          backchannel_logout_uri: backchannelLogoutUri,
          backchannel_logout_session_required: true,
        }),
        ...(uri && { client_uri: uri }),
      },
    },
  })
  await activities.append(tx, clientRegistered, {
    actorId: byId,
    objectId: clientId,
    object: { clientId, name },
  })
  return { clientId, clientSecret }
}
