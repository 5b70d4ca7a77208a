import type { Tx } from '@rose-ash/shared/db/client'
import type { Passkey } from '@rose-ash/shared/protocols/passkeys'

/** A member's passkeys, oldest first. */
export async function listPasskeys(tx: Tx, memberId: string): Promise<readonly Passkey[]> {
  const rows = await tx.passkey.findMany({
    where: { memberId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      credentialId: true,
      transports: true,
      name: true,
      isBackedUp: true,
      createdAt: true,
      lastUsedAt: true,
    },
  })
  return rows.map((row) => Object.freeze(row))
}
