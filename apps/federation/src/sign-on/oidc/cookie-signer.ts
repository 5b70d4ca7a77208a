import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

/**
 * Signs and verifies the provider's cookies, with the same signatures as keygrip (HMAC-SHA-1, base64url; the first key signs, all are
 * accepted). keygrip converts its key three times for each comparison, which takes a twentieth of a sign-in's CPU time.
 */
export class CookieSigner {
  readonly #keys: readonly KeyObject[]

  constructor(secrets: readonly [string, ...string[]]) {
    this.#keys = secrets.map((secret) => createSecretKey(secret, 'utf8'))
  }

  sign(text: string): string {
    return macOf(text, this.#keys[0]!)
  }

  /** The index of the key that made the signature, the newest being 0; -1 when none did. */
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
