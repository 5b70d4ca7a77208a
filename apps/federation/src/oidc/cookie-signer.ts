import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

/**
 * Signs the provider's cookies and knows its own signatures again, byte for byte as keygrip does (HMAC-SHA-1, base64url; the first key
 * signs, all are accepted). keygrip makes a key of its text three times for each comparison: a twentieth of what a sign-in costs.
 */
export class CookieSigner {
  readonly #keys: readonly KeyObject[]

  constructor(secrets: readonly [string, ...string[]]) {
    this.#keys = secrets.map((secret) => createSecretKey(secret, 'utf8'))
  }

  sign(text: string): string {
    return macOf(text, this.#keys[0]!)
  }

  /** Which key made the signature, the newest being 0; -1 when it was none of ours. */
  index(text: string, signature: string): number {
    const given = Buffer.from(signature)
    return this.#keys.findIndex((key) => {
      const expected = Buffer.from(macOf(text, key))
      return expected.length === given.length && timingSafeEqual(expected, given)
    })
  }

  verify(text: string, signature: string): boolean {
    return this.index(text, signature) >= 0
  }
}

function macOf(text: string, key: KeyObject): string {
  return createHmac('sha1', key).update(text).digest('base64url')
}
