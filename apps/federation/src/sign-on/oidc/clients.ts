import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { clientAddresses, clientSecretOf } from '@rose-ash/shared/addresses/issuer'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { ClientMetadata } from 'oidc-provider'

/** The co-op's own apps as clients, declared in _config/app-config.yaml, with secrets from the environment. */
export function firstPartyClients({ config, site }: Pick<SharedContext, 'config' | 'site'>): ClientMetadata[] {
  return APP_NAMES.map((app) => {
    const { callback, signedOut, backchannelLogout } = clientAddresses(config, app)
    return {
      client_id: app,
      client_secret: clientSecretOf(config, app),
      client_name: site.clients[app].name,
      redirect_uris: [callback],
      post_logout_redirect_uris: [signedOut],
      backchannel_logout_uri: backchannelLogout,
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    }
  })
}
