import { createHmac, randomBytes, randomInt } from 'node:crypto'

/** A link's token (256 bit) and a code a person can type. */
export function newProofSecrets(): { token: string; code: string } {
  return { token: randomBytes(32).toString('base64url'), code: String(randomInt(0, 1_000_000)).padStart(6, '0') }
}

/** A code has only a million values: without the secret its hash would be read back in a moment. */
export function hashCode(secret: string, code: string): string {
  return createHmac('sha256', secret).update(`email-code:${code}`).digest('hex')
}
