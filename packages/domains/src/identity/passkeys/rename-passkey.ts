import { credentialRenamed } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

interface RenamePasskey {
  memberId: string
  passkeyId: string
  name: string
}

/** Renames one of the member's passkeys; false when they have no such passkey. */
export async function renamePasskey(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { memberId, passkeyId, name }: RenamePasskey,
): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({ where: { id: passkeyId, memberId }, data: { name } })
  if (count === 1)
    await activities.append(tx, credentialRenamed, {
      actorId: memberId,
      objectId: memberId,
      object: { memberId, kind: 'passkey' },
    })
  return count === 1
}
