import { hash } from 'node:crypto'

/** What is stored in place of a code, a token or a session id: who reads the store cannot use what is in it. */
export function hashId(id: string): string {
  return hash('sha256', id, 'base64url')
}
