import { randomUUID } from 'node:crypto'
import { clientAddresses, issuerOf } from '@rose-ash/shared/addresses/issuer'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { ownOrigin } from '@rose-ash/shared/outgoing/own-origin'
import { importJWK, SignJWT } from 'jose'
import type { AppContext } from '../../../context.ts'

interface SendLogout {
  readonly app: AppName
  readonly sid: string
  readonly signal: AbortSignal
}

const TIMEOUT_MS = 3_000

/** Tells one application that a session has ended (OpenID Connect Back-Channel Logout 1.0, section 2.5). Throws unless it answers with success. */
export async function sendLogout(
  ctx: Pick<AppContext, 'config' | 'provider' | 'outgoing'>,
  { app, sid, signal }: SendLogout,
): Promise<void> {
  const { status } = await ctx.outgoing.request(clientAddresses(ctx.config, app).backchannelLogout, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ logout_token: await logoutToken(ctx, { app, sid }) }).toString(),
    trusted: [ownOrigin(ctx.config, app)],
    redirects: 0,
    totalMs: TIMEOUT_MS,
    signal,
  })
  if (status !== 200 && status !== 204) throw new UpstreamError(`${app} answered a logout with ${status}`)
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
