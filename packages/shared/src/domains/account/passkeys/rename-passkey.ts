import type { Tx } from '../../../db/client.ts'

interface RenamePasskey {
  memberId: string
  passkeyId: string
  name: string
}

/** Gives one of the member's passkeys another name; false when they have no such passkey. */
export async function renamePasskey(tx: Tx, { memberId, passkeyId, name }: RenamePasskey): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({ where: { id: passkeyId, memberId }, data: { name } })
  return count === 1
}
