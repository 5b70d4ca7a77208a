import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { clientAddresses, clientSecretOf } from '@rose-ash/shared/oidc/issuer'
import type { ClientMetadata } from 'oidc-provider'

/** The co-op's own six applications. */
export function firstPartyClients(config: BaseConfig): ClientMetadata[] {
  return APP_NAMES.map((app) => {
    const { callback, signedOut, backchannelLogout } = clientAddresses(config, app)
    return {
      client_id: app,
      client_secret: clientSecretOf(config, app),
      client_name: app,
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
