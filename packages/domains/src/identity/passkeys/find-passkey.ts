import type { Tx } from '@rose-ash/shared/db/client'

/** The public key of a passkey, for checking signatures. */
export interface PasskeyKey {
  readonly passkeyId: string
  readonly memberId: string
  /** Whether the member may sign in. */
  readonly isActive: boolean
  readonly credentialId: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly signatureCount: number
  readonly transports: readonly string[]
}

/** The key of a credential with its member; undefined when unknown. */
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
