import { credentialRemoved } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

interface RemovePasskey {
  memberId: string
  passkeyId: string
}

/** Removes one of the member's passkeys; signing in by e-mail always stays possible. False when they have no such passkey. */
export async function removePasskey(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { memberId, passkeyId }: RemovePasskey,
): Promise<boolean> {
  const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, memberId } })
  if (count === 0) return false
  await activities.append(tx, credentialRemoved, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, kind: 'passkey' },
  })
  return true
}
