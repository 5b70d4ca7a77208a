import { credentialAdded } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { type NewPasskey, PasskeyKnownError } from '@rose-ash/shared/protocols/passkeys'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** Attaches a passkey to a member. Throws PasskeyKnownError. */
export async function addPasskey(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { publicKey, transports, ...passkey }: NewPasskey,
): Promise<{ passkeyId: string }> {
  const [made] = await tx.passkey.createManyAndReturn({
    data: [{ ...passkey, publicKey: Uint8Array.from(publicKey), transports: [...transports] }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) throw new PasskeyKnownError()
  const { memberId } = passkey
  await activities.append(tx, credentialAdded, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, kind: 'passkey' },
  })
  return { passkeyId: made.id }
}
