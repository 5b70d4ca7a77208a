import type { Tx } from '../db/client.ts'
import { ConflictError } from '../errors/http-errors.ts'

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

/** The credential is already registered. */
export class PasskeyKnownError extends ConflictError {
  declare readonly code: 'passkey_known'

  constructor() {
    super('the credential is attached already', { code: 'passkey_known' })
  }
}

/** The passkeys of members: a way to sign in without an e-mail. */
export interface PasskeyService {
  /** The oldest first. */
  listPasskeys(tx: Tx, memberId: string): Promise<readonly Passkey[]>
  /** Throws PasskeyKnownError. */
  addPasskey(tx: Tx, passkey: NewPasskey): Promise<{ passkeyId: string }>
  /** False when the member has no such passkey. */
  renamePasskey(tx: Tx, input: { memberId: string; passkeyId: string; name: string }): Promise<boolean>
  /** False when the member has no such passkey. */
  removePasskey(tx: Tx, input: { memberId: string; passkeyId: string }): Promise<boolean>
}
