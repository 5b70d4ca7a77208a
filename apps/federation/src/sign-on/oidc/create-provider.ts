import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { ProviderKeys } from '@rose-ash/domains/identity/keys/load-keys'
import { endSession } from '@rose-ash/domains/identity/sessions/end-session'
import { allowFormsTo } from '@rose-ash/server/app/security-headers'
import { isHttps } from '@rose-ash/server/http/cookies'
import { ACR_VALUES } from '@rose-ash/shared/addresses/acr'
import { isFirstParty, issuerOf, OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import { outgoingFetch } from '@rose-ash/shared/outgoing/outgoing-fetch'
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { TITLES } from '../views/page-titles.ts'
import { createAdapter } from './adapters/create-adapter.ts'
import { vouchFor } from './answer-here.ts'
import { answerRefreshAgain } from './answer-refresh-again.ts'
import { CLAIMS_OF_SCOPES } from './claims-of-scopes.ts'
import { isOriginOf } from './client-cors.ts'
import { firstPartyClients } from './clients.ts'
import { CookieSigner } from './cookie-signer.ts'
import { deviceFlow, typeCodeByHand } from './device-flow.ts'
import { createFindAccount } from './find-account.ts'
import { createInteractionPolicy } from './interaction-policy.ts'
import { createLoadGrant } from './load-grant.ts'
import { HOUSE_POLICY, housePolicy } from './registration.ts'
import { createLogoutSource, redirectAfterLogout } from './sign-out.ts'
import { isOwnLiveToken, isOwnToken } from './token-policy.ts'

const MINUTE = 60
const DAY = 24 * 3600

/** The OpenID provider of the co-op. */
export function createProvider(ctx: SharedContext, keys: ProviderKeys): Provider {
  const provider = new Provider(issuerOf(ctx.config), configure(ctx, keys))
  provider.proxy = true
  provider.use(skipEmptyLogout)
  provider.use(allowFormPost)
  provider.use(answerRefreshAgain(ctx))
  provider.use(typeCodeByHand)
  provider.use(vouchFor(provider.cookieName('resume')))
  endSessionsThroughTheLog(provider, ctx)
  logTrouble(provider, ctx)
  return provider
}

function configure(ctx: SharedContext, keys: ProviderKeys): Configuration {
  const { config, site, views, outgoing } = ctx
  const fetchClientDocument = outgoingFetch(outgoing)
  const { applicationDays, consentDays, sessionDays } = site.signIn
  const prefix = isHttps(config) ? '__Secure-' : ''
  return {
    adapter: createAdapter(ctx),
    clients: firstPartyClients(ctx),
    clientDefaults: { id_token_signed_response_alg: 'ES256', require_auth_time: true },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    jwks: { keys: [...keys.signing] as never },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    acrValues: [...ACR_VALUES],
    claims: CLAIMS_OF_SCOPES,
    // The token of an invitation, by which an app of the house sends who follows its letter.
    extraParams: ['invitation'],
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    rotateRefreshToken: true,
    // A code or a refresh token that is used again takes back all tokens. Only the member takes back the consent.
    revokeGrantPolicy: () => false,
    clientBasedCORS: isOriginOf,
    // Which claims stand in the ID token is said for each application: see find-account.
    conformIdTokenClaims: false,
    extraClientMetadata: { properties: ['claims_in_id_token'] },
    cookies: {
      keys: new CookieSigner(keys.cookies) as never,
      names: {
        session: `${isHttps(config) ? '__Host-' : ''}rose_op`,
        interaction: `${prefix}rose_interaction`,
        resume: `${prefix}rose_resume`,
      },
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: '/' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    routes: {
      authorization: OIDC_PATHS.authorization,
      token: OIDC_PATHS.token,
      jwks: OIDC_PATHS.jwks,
      userinfo: OIDC_PATHS.userinfo,
      revocation: OIDC_PATHS.revocation,
      introspection: OIDC_PATHS.introspection,
      pushed_authorization_request: OIDC_PATHS.pushedAuthorizationRequest,
      end_session: OIDC_PATHS.endSession,
      registration: OIDC_PATHS.registration,
      device_authorization: OIDC_PATHS.deviceAuthorization,
      code_verification: OIDC_PATHS.codeVerification,
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      dPoP: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: { enabled: true, allowedPolicy: isOwnToken },
      introspection: { enabled: true, allowedPolicy: isOwnLiveToken(ctx) },
      pushedAuthorizationRequests: { enabled: true },
      deviceFlow: deviceFlow(ctx),
      registration: {
        enabled: true,
        initialAccessToken: true,
        issueRegistrationAccessToken: true,
        policies: { [HOUSE_POLICY]: housePolicy(ctx) },
      },
      registrationManagement: { enabled: true, rotateRegistrationAccessToken: false },
      // Enabled so that ID tokens contain `sid`; the logout requests are sent from the log.
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: createLogoutSource(ctx),
        postLogoutSuccessSource: signedOutPage(ctx),
      },
    },
    findAccount: createFindAccount(ctx),
    loadExistingGrant: createLoadGrant(ctx),
    interactions: { policy: createInteractionPolicy(ctx), url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    ttl: {
      AccessToken: 10 * MINUTE,
      AuthorizationCode: MINUTE,
      DeviceCode: 15 * MINUTE,
      IdToken: 60 * MINUTE,
      Interaction: 60 * MINUTE,
      RefreshToken: applicationDays * DAY,
      Grant: (_ctx, grant) => (isFirstParty(site, grant.clientId ?? '') ? sessionDays : consentDays) * DAY,
      Session: (_ctx, session) => (session.accountId ? sessionDays * DAY : 60 * MINUTE),
    },
    fetch: async (url, options) => fetchClientDocument(url instanceof Request ? url.url : url, options),
    renderError: (koa, out) => {
      koa.type = 'html'
      koa.body = views.render(
        'sign-in/provider-error',
        { code: out.error },
        { title: TITLES.providerError, noindex: true, width: 'read' },
      )
    },
  }
}

/** Without a session nothing must be confirmed: redirects to the application, without the provider's self-submitting form. */
async function skipEmptyLogout(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next()
  if (ctx.path !== OIDC_PATHS.endSession || ctx.status !== 200 || ctx.oidc.session?.accountId) return
  redirectAfterLogout(
    ctx,
    ctx.oidc.params?.post_logout_redirect_uri as string | undefined,
    ctx.oidc.params?.state as string | undefined,
  )
}

/** The answer of `response_mode=form_post` is a form that leads to the application. */
async function allowFormPost(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next()
  // Only now: a route of the provider makes `oidc`.
  const { oidc, res } = ctx
  const { response_mode: mode, redirect_uri: address } = oidc?.params ?? {}
  if (mode === 'form_post' && oidc.redirectUriCheckPerformed) allowFormsTo(res, String(address))
}

/**
 * Makes every end of a session an activity first, from which every application is told, with retries. The provider's own logout
 * requests, sent once while the member waits, are dropped.
 */
function endSessionsThroughTheLog(provider: Provider, ctx: SharedContext): void {
  const { prototype } = provider.Session as unknown as { prototype: { uid: string; destroy(): Promise<void> } }
  const client = provider.Client.prototype as unknown as { backchannelLogout(): Promise<void> }
  client.backchannelLogout = async () => {}
  const destroy = prototype.destroy
  prototype.destroy = async function () {
    await ctx.transact((tx) => endSession(ctx, tx, { sessionUid: this.uid, reason: 'signed-out' }))
    await destroy.call(this)
  }
}

function logTrouble(provider: Provider, { log }: SharedContext): void {
  provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'provider failed'))
  provider.on('authorization.error', (_ctx, error) => log.debug({ err: error }, 'authorization refused'))
  provider.on('grant.error', (_ctx, error) => log.warn({ err: error }, 'grant refused'))
}

function signedOutPage({ views }: SharedContext) {
  return async (koa: KoaContextWithOIDC) => {
    koa.type = 'html'
    koa.body = views.render('sign-on/signed-out', {}, { title: TITLES.signedOutHere, noindex: true, width: 'read' })
  }
}
