import { credentialAdded } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import type { NewPasskey } from '@rose-ash/shared/protocols/passkeys'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** Attaches a passkey to a member. Throws ConflictError when the credential is attached to somebody already. */
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
  if (!made) throw new ConflictError('the credential is attached already', { code: 'passkey_known' })
  const { memberId } = passkey
  await activities.append(tx, credentialAdded, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, kind: 'passkey' },
  })
  return { passkeyId: made.id }
}
