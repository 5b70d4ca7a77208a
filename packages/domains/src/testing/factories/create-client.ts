import type { ClientCredentials, ClientKind, ClientSettings } from '@rose-ash/shared/protocols/clients'
import type { SharedContext } from '../../context/shared-context.ts'
import { registerClient } from '../../identity/clients/register-client.ts'

/** An application of another organisation; by default a server that keeps a secret and may be allowed everything. */
export function createClient(
  ctx: SharedContext,
  {
    kind = 'server',
    byId = null,
    ...settings
  }: Partial<ClientSettings> & { kind?: ClientKind; byId?: string | null } = {},
): Promise<ClientCredentials> {
  return ctx.transact((tx) =>
    registerClient(ctx, tx, {
      kind,
      byId,
      settings: {
        name: 'The Reader',
        uri: 'https://reader.example',
        redirectUris: ['https://reader.example/callback'],
        postLogoutRedirectUris: ['https://reader.example/bye'],
        scopes: ['profile', 'email', 'offline_access'],
        hasClaimsInIdToken: false,
        sendsSecretInForm: false,
        ...settings,
      },
    }),
  )
}
