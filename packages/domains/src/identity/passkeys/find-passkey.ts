import type { Tx } from '@rose-ash/shared/db/client'
import type { PasskeyKey } from '@rose-ash/shared/protocols/credentials'

/** The key behind a credential, and whose it is. */
export async function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyKey | undefined> {
  const row = await tx.passkey.findUnique({
    where: { credentialId },
    select: {
      id: true,
      publicKey: true,
      signatureCount: true,
      transports: true,
      memberId: true,
      member: { select: { status: true } },
    },
  })
  if (!row) return undefined
  return Object.freeze({
    passkeyId: row.id,
    credentialId,
    publicKey: Uint8Array.from(row.publicKey),
    signatureCount: Number(row.signatureCount),
    transports: row.transports,
    memberId: row.memberId,
    isActive: row.member.status === 'active',
  })
}
