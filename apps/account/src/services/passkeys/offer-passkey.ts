import { openChallenge } from '@rose-ash/server/passkeys/challenges'
import { passkeyPartyId } from '@rose-ash/server/passkeys/passkey-party'
import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { generateRegistrationOptions } from '@simplewebauthn/server'
import type { AppContext } from '../../context.ts'

/** The creation options for a discoverable passkey, so that signing in with it needs no e-mail address. */
export async function offerPasskey(
  { config, db, redis, services, site }: Pick<AppContext, 'config' | 'db' | 'redis' | 'services' | 'site'>,
  { member, sid }: { member: SignedInMember; sid: string },
) {
  const known = await services.identity.listPasskeys(db, member.id)
  return generateRegistrationOptions({
    rpID: passkeyPartyId(config),
    rpName: site.coop.name,
    userName: member.email,
    userDisplayName: member.name,
    userID: Uint8Array.from(Buffer.from(member.id)),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    challenge: await openChallenge(redis, `passkey-making:${sid}`),
  })
}
