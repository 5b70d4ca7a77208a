import { OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'

/** One example for each kind of application, for this house's issuer. */
export function exampleOf(issuer: string) {
  return [
    {
      title: 'A server that keeps a secret',
      text: 'With Auth.js. The secret goes in the header, as its default is; the redirect URI is the one that Auth.js names for the provider’s id.',
      code: `import { Auth } from '@auth/core'

const provider = {
  id: 'co-op', name: 'The co-op', type: 'oidc',
  issuer: '${issuer}',
  clientId: 'YOUR_CLIENT_ID', clientSecret: secrets.coOp,
  checks: ['pkce', 'state', 'nonce'],
  authorization: { params: { scope: 'openid profile email' } },
  idToken: false, // name and address stand at the userinfo endpoint
}
// Redirect URI to register: https://your.example/auth/callback/co-op
const answer = await Auth(request, { basePath: '/auth', providers: [provider], secret: secrets.auth })`,
    },
    {
      title: 'A page in the browser',
      text: 'With oidc-client-ts, no secret. Its origin may ask every endpoint that it needs (CORS) as soon as a redirect URI of it is registered.',
      code: `import { UserManager } from 'oidc-client-ts'

const manager = new UserManager({
  authority: '${issuer}',
  client_id: 'YOUR_CLIENT_ID',
  redirect_uri: location.origin + '/back',
  post_logout_redirect_uri: location.origin + '/bye',
  scope: 'openid email offline_access',
  loadUserInfo: true,
})
await manager.signinRedirect({ prompt: 'consent' }) // consent gives the refresh token
const user = await manager.signinCallback()         // at /back
await manager.signinSilent()                        // renews by the refresh token
await manager.signoutRedirect()`,
    },
    {
      title: 'A program on somebody’s computer or phone',
      text: 'PKCE and a redirect to loopback at any port, here with curl. The member is asked each time.',
      code: `verifier=$(openssl rand -hex 32)
challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | basenc --base64url | tr -d =)
redirect=http://127.0.0.1:8400/callback
echo "${issuer}${OIDC_PATHS.authorization}?client_id=YOUR_CLIENT_ID&response_type=code&scope=openid+email&state=$RANDOM&redirect_uri=$redirect&code_challenge=$challenge&code_challenge_method=S256"
# The browser comes back to the redirect with ?code=…
curl ${issuer}${OIDC_PATHS.token} -d grant_type=authorization_code -d client_id=YOUR_CLIENT_ID \\
  -d redirect_uri=$redirect -d code_verifier=$verifier -d code=THE_CODE`,
    },
    {
      title: 'A device without a browser',
      text: 'It shows a code, which the member types in by hand at the address that comes with it.',
      code: `curl ${issuer}${OIDC_PATHS.deviceAuthorization} -d client_id=YOUR_CLIENT_ID -d scope='openid email'
# Shows user_code and verification_uri; then, every five seconds:
curl ${issuer}${OIDC_PATHS.token} -d grant_type=urn:ietf:params:oauth:grant-type:device_code \\
  -d client_id=YOUR_CLIENT_ID -d device_code=THE_DEVICE_CODE`,
    },
  ]
}
