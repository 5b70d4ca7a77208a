import type { Tx } from '../db/client.ts'

/** The authenticator app (TOTP, RFC 6238) as a second step after the e-mail, and recovery codes for when it is lost. */
export interface TotpService {
  hasTotp(tx: Tx, memberId: string): Promise<boolean>
  /** Makes a secret (base32) that becomes active with its first code. Throws ConflictError when one is active already. */
  beginTotp(tx: Tx, memberId: string): Promise<{ secret: string }>
  /** The secret that is not yet confirmed by a code. */
  pendingTotp(tx: Tx, memberId: string): Promise<{ secret: string } | undefined>
  /** Activates the secret; returns recovery codes, to be shown once, or undefined when the code is wrong. */
  confirmTotp(tx: Tx, input: { memberId: string; code: string }): Promise<readonly string[] | undefined>
  /** Removes the secret and the recovery codes; false when there was none. */
  removeTotp(tx: Tx, memberId: string): Promise<boolean>
  /** Makes new recovery codes and invalidates the old ones. */
  replaceRecoveryCodes(tx: Tx, memberId: string): Promise<readonly string[]>
  /** The number of unused recovery codes. */
  countRecoveryCodes(tx: Tx, memberId: string): Promise<number>
}
