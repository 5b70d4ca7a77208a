import type { Tx } from '../db/client.ts'
import { ConflictError } from '../errors/http-errors.ts'

export class TotpConfirmedError extends ConflictError {
  declare readonly code: 'totp_confirmed'

  constructor() {
    super('an app is set up already', { code: 'totp_confirmed' })
  }
}

/** An app for codes, without its secret. */
export interface TotpUse {
  readonly since: Date
  /** When a code of it last counted. */
  readonly lastUsedAt: Date | null
}

/** The authenticator app (TOTP, RFC 6238) as a second step after the e-mail, and recovery codes for when it is lost. */
export interface TotpService {
  /** Whether the member has a passkey or an app for codes. */
  hasSecondFactor(tx: Tx, memberId: string): Promise<boolean>
  /** Undefined without an app. */
  readTotp(tx: Tx, memberId: string): Promise<TotpUse | undefined>
  hasTotp(tx: Tx, memberId: string): Promise<boolean>
  /** Makes a secret (base32) that becomes active with its first code. Throws TotpConfirmedError when one is active already. */
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
