import { randomUUID } from 'node:crypto'
import { issuerOf } from '@rose-ash/shared/addresses/issuer'
import { assertTaken, reachDestination } from '@rose-ash/shared/deliveries/delivery-answers'
import type { TrustedOrigin } from '@rose-ash/shared/outgoing/outgoing-request'
import { importJWK, SignJWT } from 'jose'
import type { AppContext } from '../../../context.ts'

interface SendLogout {
  readonly clientId: string
  readonly memberId: string
  readonly sid: string
  /** The client's `backchannel_logout_uri`. */
  readonly to: string
  /** Only for our own apps. */
  readonly trusted?: readonly TrustedOrigin[]
  readonly signal: AbortSignal
}

const TIMEOUT_MS = 3_000

/** Tells one application that a session has ended (OpenID Connect Back-Channel Logout 1.0, section 2.5). Throws unless it answers with success, as deliveries understand it. */
export async function sendLogout(
  ctx: Pick<AppContext, 'config' | 'provider' | 'outgoing'>,
  { to, trusted = [], signal, ...logout }: SendLogout,
): Promise<void> {
  const request = ctx.outgoing.request(to, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ logout_token: await logoutToken(ctx, logout) }).toString(),
    trusted,
    redirects: 0,
    totalMs: TIMEOUT_MS,
    signal,
  })
  assertTaken(await reachDestination(request), `${logout.clientId} answered a logout`)
}

async function logoutToken(
  ctx: Pick<AppContext, 'config' | 'provider'>,
  { clientId, memberId, sid }: Pick<SendLogout, 'clientId' | 'memberId' | 'sid'>,
): Promise<string> {
  const { signing } = await ctx.provider.keys()
  const [key] = signing
  return new SignJWT({ sid, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })
    .setProtectedHeader({ alg: 'ES256', typ: 'logout+jwt', kid: key.kid })
    .setIssuer(issuerOf(ctx.config))
    .setAudience(clientId)
    .setSubject(memberId)
    .setIssuedAt()
    .setExpirationTime('2m')
    .setJti(randomUUID())
    .sign(await importJWK(key, 'ES256'))
}
