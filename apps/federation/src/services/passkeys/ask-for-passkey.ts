import { openChallenge } from '@rose-ash/server/passkeys/challenges'
import { passkeyPartyId } from '@rose-ash/server/passkeys/passkey-party'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import type { AppContext } from '../../context.ts'

/** What the browser is given to ask for any passkey of this house: no list of credentials, so it tells nothing about anybody. */
export async function askForPasskey({ config, redis }: Pick<AppContext, 'config' | 'redis'>, interactionUid: string) {
  return generateAuthenticationOptions({
    rpID: passkeyPartyId(config),
    userVerification: 'required',
    challenge: await openChallenge(redis, `sign-in:${interactionUid}`),
  })
}
