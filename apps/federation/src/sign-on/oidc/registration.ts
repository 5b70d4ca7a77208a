import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { checkClientAddresses } from '@rose-ash/domains/identity/clients/check-client-addresses'
import { type ClientMetadata, kindOf, toMetadata } from '@rose-ash/domains/identity/clients/client-metadata'
import { AppError } from '@rose-ash/shared/errors/app-error'
import { CLIENT_SCOPES, type ClientKind, type ClientSettings } from '@rose-ash/shared/protocols/clients'
import { errors, type KoaContextWithOIDC, type ClientMetadata as ProviderMetadata } from 'oidc-provider'
import { z } from 'zod'

/** The policy that tokens for registration name. */
export const HOUSE_POLICY = 'house'

/** What the provider itself adds. */
const OF_PROVIDER = ['client_id', 'client_id_issued_at', 'client_secret', 'client_secret_expires_at']

const addresses = z.array(z.string().max(500)).max(30).optional()
const text = z.string().max(500).optional()

/** The part of the metadata that means something here. */
const metadata = z.object({
  client_name: z.string().trim().min(1).max(80),
  client_uri: text,
  redirect_uris: addresses,
  post_logout_redirect_uris: addresses,
  backchannel_logout_uri: text,
  scope: text,
  application_type: text,
  token_endpoint_auth_method: z.enum(['client_secret_basic', 'client_secret_post', 'none']).optional(),
  grant_types: addresses,
  claims_in_id_token: z.boolean().optional(),
})

/** What an application says of itself (RFC 7591, section 2), as an administrator would say it. */
export function readRegistration(said: ClientMetadata): { kind: ClientKind; settings: ClientSettings } {
  const { scope } = said
  const scopes = scope?.split(' ')
  return {
    kind: kindOf(said),
    settings: {
      name: said.client_name ?? '',
      uri: said.client_uri,
      redirectUris: said.redirect_uris ?? [],
      postLogoutRedirectUris: said.post_logout_redirect_uris ?? [],
      backchannelLogoutUri: said.backchannel_logout_uri,
      scopes: scopes ? CLIENT_SCOPES.filter((one) => scopes.includes(one)) : CLIENT_SCOPES,
      hasClaimsInIdToken: said.claims_in_id_token ?? false,
      sendsSecretInForm: said.token_endpoint_auth_method === 'client_secret_post',
    },
  }
}

/**
 * An application that registers itself gets what an administrator may give, and the answer says so: what else it asked for is left out,
 * and what cannot be left out is refused by the protocol's error (RFC 7591, 3.2.2).
 */
export function housePolicy(ctx: Pick<SharedContext, 'config'>) {
  return (koa: KoaContextWithOIDC, properties: ProviderMetadata): void => {
    const read = metadata.safeParse(properties)
    if (!read.success) throw new errors.InvalidClientMetadata(wordsOf(read.error))
    const said = read.data as ClientMetadata
    assertKnownGrants(said)
    const { kind, settings } = readRegistration(said)
    const known = koa.oidc.route === 'client_update' ? koa.oidc.client : undefined
    if (known && kindOf(known.metadata() as unknown as ClientMetadata) !== kind)
      throw new errors.InvalidClientMetadata('the kind of an application cannot be changed')
    try {
      checkClientAddresses(ctx, kind, settings)
    } catch (error) {
      throw refusalOf(error)
    }
    for (const name of Object.keys(properties)) if (!OF_PROVIDER.includes(name)) delete properties[name]
    Object.assign(properties, toMetadata(kind, settings))
  }
}

function assertKnownGrants(said: ClientMetadata): void {
  const allowed = toMetadata(kindOf(said), readRegistration(said).settings).grant_types ?? []
  if (said.grant_types?.some((grant) => !allowed.includes(grant)))
    throw new errors.InvalidClientMetadata(`grant_types can only be ${allowed.join(', ')}`)
}

const wordsOf = ({ issues: [issue] }: z.ZodError) => `${issue?.path.join('.')}: ${issue?.message}`

function refusalOf(error: unknown): Error {
  if (!(error instanceof AppError)) return error as Error
  const [[field, fault] = ['', '']] = Object.entries((error.details ?? {}) as Record<string, string>)
  if (field === 'redirectUris') return new errors.InvalidRedirectUri(fault)
  return new errors.InvalidClientMetadata(`${field}: ${fault}`)
}
