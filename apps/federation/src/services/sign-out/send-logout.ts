import { randomUUID } from 'node:crypto'
import { dialInternally } from '@rose-ash/server/sign-on/dial-internally'
import { clientAddresses, issuerOf } from '@rose-ash/shared/addresses/issuer'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { internalUrl } from '@rose-ash/shared/config/base-config'
import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { importJWK, SignJWT } from 'jose'
import { request } from 'undici'
import type { AppContext } from '../../context.ts'

interface SendLogout {
  readonly app: AppName
  readonly sid: string
  readonly signal: AbortSignal
}

const TIMEOUT_MS = 3_000

/** Tells one application that a session has ended (OpenID Connect Back-Channel Logout 1.0, section 2.5). Throws unless it agreed. */
export async function sendLogout(
  ctx: Pick<AppContext, 'config' | 'provider'>,
  { app, sid, signal }: SendLogout,
): Promise<void> {
  const dispatcher = dialInternally(internalUrl(ctx.config, app), { timeoutMs: TIMEOUT_MS })
  try {
    const { statusCode, body } = await request(clientAddresses(ctx.config, app).backchannelLogout, {
      method: 'POST',
      dispatcher,
      signal,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: await logoutToken(ctx, { app, sid }) }).toString(),
    })
    await body.dump()
    if (statusCode !== 200 && statusCode !== 204) throw new UpstreamError(`${app} answered a logout with ${statusCode}`)
  } finally {
    await dispatcher.destroy()
  }
}

async function logoutToken(
  ctx: Pick<AppContext, 'config' | 'provider'>,
  { app, sid }: Pick<SendLogout, 'app' | 'sid'>,
): Promise<string> {
  const { signing } = await ctx.provider.keys()
  const [key] = signing
  return new SignJWT({ sid, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })
    .setProtectedHeader({ alg: 'ES256', typ: 'logout+jwt', kid: key.kid })
    .setIssuer(issuerOf(ctx.config))
    .setAudience(app)
    .setIssuedAt()
    .setExpirationTime('2m')
    .setJti(randomUUID())
    .sign(await importJWK(key, 'ES256'))
}
