import type { Tx } from '../db/client.ts'

/** `announced`: published, signs soon. `signs`: signs now. `verifies`: signs no more, and is published until what it signed is old. */
export type KeyState = 'announced' | 'signs' | 'verifies'

/** A signing key of the provider, without its secret part. */
export interface SigningKey {
  readonly kid: string
  readonly state: KeyState
  readonly createdAt: Date
  /** When an announced key begins to sign, or a retired one is published no more. */
  readonly changesAt: Date | null
}

/** New keys of the provider. */
export interface KeyRotation {
  readonly signingKey: string
  readonly cookieKey: string
  /** When they begin to sign; until then every replica and every relying party can fetch them. */
  readonly signsFrom: Date
}

/** A letter whose code was typed wrongly. */
export interface FailedSignIn {
  readonly id: string
  readonly email: string
  readonly at: Date
  /** The browser and the masked network that asked for the letter. */
  readonly requestedFrom: string
  readonly attempts: number
  /** Whether it opened the door in the end. */
  readonly hasSucceeded: boolean
}

/** What those who look after signing in see of the provider. */
export interface SignOnService {
  /** The key that signs, or will, first. */
  listSigningKeys(tx: Tx): Promise<readonly SigningKey[]>
  /** Creates new signing and cookie keys, safe while requests are served, and writes it into the audit. */
  rotateKeys(tx: Tx, input: { byId: string | null }): Promise<KeyRotation>
  /** The newest letters with wrong codes, at most a hundred; letters are kept for a month. */
  listFailedSignIns(tx: Tx): Promise<readonly FailedSignIn[]>
}
