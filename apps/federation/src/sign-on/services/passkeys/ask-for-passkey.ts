import { openChallenge } from '@rose-ash/server/passkeys/challenges'
import { passkeyPartyId } from '@rose-ash/server/passkeys/passkey-party'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import type { AppContext } from '../../../context.ts'

/** The request options for any of our passkeys, without a list of credentials, so that they reveal nothing about members. */
export async function askForPasskey({ config, redis }: Pick<AppContext, 'config' | 'redis'>, interactionUid: string) {
  return generateAuthenticationOptions({
    rpID: passkeyPartyId(config),
    userVerification: 'required',
    challenge: await openChallenge(redis, `sign-in:${interactionUid}`),
  })
}
