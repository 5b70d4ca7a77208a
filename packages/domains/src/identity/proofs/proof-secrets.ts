import { createHmac, randomBytes, randomInt } from 'node:crypto'

/** A link's token (256 bits) and a code for typing. */
export function newProofSecrets(): { token: string; code: string } {
  return { token: randomBytes(32).toString('base64url'), code: String(randomInt(0, 1_000_000)).padStart(6, '0') }
}

/** The hash of a code, keyed with the secret: a code has only a million values, so a plain hash could be reversed. */
export function hashCode(secret: string, code: string): string {
  return createHmac('sha256', secret).update(`email-code:${code}`).digest('hex')
}
