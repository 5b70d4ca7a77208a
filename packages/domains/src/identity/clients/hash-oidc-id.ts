import { hash } from 'node:crypto'

/** The hash that is stored instead of a code, a token or a session id of the provider, so that stored values cannot be used. */
export function hashOidcId(id: string): string {
  return hash('sha256', id, 'base64url')
}
