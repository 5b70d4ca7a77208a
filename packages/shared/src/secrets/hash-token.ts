import { hash } from 'node:crypto'

/** The SHA-256 of a random token, in hex, to be stored instead of the token. Not for passwords: text chosen by a person could be guessed from it. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex')
}
