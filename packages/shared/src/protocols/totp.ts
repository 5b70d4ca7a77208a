import type { Tx } from '../db/client.ts'

/** The app whose codes are asked for after the letter (TOTP, RFC 6238), and the recovery codes for the day it is lost. */
export interface TotpService {
  hasTotp(tx: Tx, memberId: string): Promise<boolean>
  /** Makes a secret (base32) that counts from its first code on. Throws ConflictError when one counts already. */
  beginTotp(tx: Tx, memberId: string): Promise<{ secret: string }>
  /** The secret that waits for its first code. */
  pendingTotp(tx: Tx, memberId: string): Promise<{ secret: string } | undefined>
  /** Recovery codes, to be shown once; undefined when the code is wrong. */
  confirmTotp(tx: Tx, input: { memberId: string; code: string }): Promise<readonly string[] | undefined>
  /** False when there was none. The recovery codes go with it. */
  removeTotp(tx: Tx, memberId: string): Promise<boolean>
  /** New recovery codes; the old ones are worth nothing from here on. */
  replaceRecoveryCodes(tx: Tx, memberId: string): Promise<readonly string[]>
  /** The number of recovery codes that have not been used. */
  countRecoveryCodes(tx: Tx, memberId: string): Promise<number>
}
