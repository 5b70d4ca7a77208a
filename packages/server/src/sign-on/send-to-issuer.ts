import { SECOND_FACTOR_ACRS } from '@rose-ash/shared/addresses/acr'
import { clientAddresses } from '@rose-ash/shared/addresses/issuer'
import type { Response } from 'express'
import * as client from 'openid-client'
import type { Sso } from './sso-context.ts'

interface WayIn {
  readonly next: string
  /** The provider shows no page (`prompt=none`). */
  readonly isSilent?: boolean
  readonly maxAge?: number
  /** The member must sign in by their second factor. */
  readonly wantsFactor?: boolean
  /** The token of the invitation that they follow. */
  readonly invitation?: string
}

/** Opens a flow and redirects to the provider. */
export async function sendToIssuer(
  { ctx, app, party, flows }: Sso,
  res: Response,
  { next, isSilent = false, maxAge, wantsFactor = false, invitation }: WayIn,
): Promise<void> {
  const flow = flows.open(res.req, res, { next, isSilent, ...(maxAge !== undefined && { maxAge }) })
  const url = client.buildAuthorizationUrl(party.configuration, {
    redirect_uri: clientAddresses(ctx.config, app).callback,
    scope: 'openid',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    ...(isSilent && { prompt: 'none' }),
    ...(maxAge !== undefined && { max_age: String(maxAge) }),
    ...(invitation && { invitation }),
    ...(wantsFactor && { acr_values: SECOND_FACTOR_ACRS.join(' ') }),
  })
  res.setHeader('Cache-Control', 'no-store')
  res.redirect(303, url.href)
}
