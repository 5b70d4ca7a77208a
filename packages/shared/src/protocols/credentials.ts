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

/** What a signature is checked against. */
export interface PasskeyKey {
  readonly passkeyId: string
  readonly memberId: string
  /** The member may sign in. */
  readonly isActive: boolean
  readonly credentialId: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly signatureCount: number
  readonly transports: readonly string[]
}

/** How a second factor was shown: a code of the app, or one of the codes kept for the day the telephone is lost. */
export type SecondFactor = 'otp' | 'recovery'

/** What members sign in with besides a letter. */
export interface CredentialService {
  listPasskeys(tx: Tx, memberId: string): Promise<readonly Passkey[]>
  /** Throws ConflictError when the credential is known already. */
  addPasskey(tx: Tx, passkey: NewPasskey): Promise<{ passkeyId: string }>
  findPasskey(tx: Tx, credentialId: string): Promise<PasskeyKey | undefined>
  /** Notes a signature, once for each counter; false when the counter did not move on: a copy of the key, or a replay. */
  usePasskey(tx: Tx, input: { passkeyId: string; signatureCount: number }): Promise<boolean>
  /** False when the member has no such passkey. */
  renamePasskey(tx: Tx, input: { memberId: string; passkeyId: string; name: string }): Promise<boolean>
  removePasskey(tx: Tx, input: { memberId: string; passkeyId: string }): Promise<boolean>

  hasTotp(tx: Tx, memberId: string): Promise<boolean>
  /** Makes a secret (base32) that counts from its first code on. Throws ConflictError when one counts already. */
  beginTotp(tx: Tx, memberId: string): Promise<{ secret: string }>
  /** The secret that waits for its first code. */
  pendingTotp(tx: Tx, memberId: string): Promise<{ secret: string } | undefined>
  /** Recovery codes, to be shown once; undefined when the code is wrong. */
  confirmTotp(tx: Tx, input: { memberId: string; code: string }): Promise<readonly string[] | undefined>
  /** Accepts each code of the app once, and each recovery code once, of any number of callers one. */
  redeemSecondFactor(tx: Tx, input: { memberId: string; code: string }): Promise<SecondFactor | undefined>
  removeTotp(tx: Tx, memberId: string): Promise<boolean>
  /** New recovery codes; the old ones are worth nothing from here on. */
  replaceRecoveryCodes(tx: Tx, memberId: string): Promise<readonly string[]>
  countRecoveryCodes(tx: Tx, memberId: string): Promise<number>
}
