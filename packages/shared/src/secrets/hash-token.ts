import { hash } from 'node:crypto'

/** The SHA-256 of a random token, in hex: what is stored in its place. Not for anything a person chose, which could be guessed from it. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex')
}
