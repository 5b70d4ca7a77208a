import type { Tx } from '../db/client.ts'

export interface Passkey {
  readonly id: string
  readonly credentialId: string
  readonly transports: readonly string[]
  readonly name: string
  readonly isBackedUp: boolean
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

export interface NewPasskey {
  readonly memberId: string
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly signatureCount: number
  readonly transports: readonly string[]
  readonly isBackedUp: boolean
  readonly name: string
}

/** The passkeys of members: a way to sign in without an e-mail. */
export interface PasskeyService {
  /** The oldest first. */
  listPasskeys(tx: Tx, memberId: string): Promise<readonly Passkey[]>
  /** Throws ConflictError when the credential is already registered. */
  addPasskey(tx: Tx, passkey: NewPasskey): Promise<{ passkeyId: string }>
  /** False when the member has no such passkey. */
  renamePasskey(tx: Tx, input: { memberId: string; passkeyId: string; name: string }): Promise<boolean>
  /** False when the member has no such passkey. */
  removePasskey(tx: Tx, input: { memberId: string; passkeyId: string }): Promise<boolean>
}
