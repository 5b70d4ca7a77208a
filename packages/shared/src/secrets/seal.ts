import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const VERSION = 'v1'

/** Encrypts a secret for the database: AES-256-GCM with a key that is derived from `secret` and `purpose` (HKDF-SHA256). */
export function seal(secret: string, purpose: string, plain: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv)
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [VERSION, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

/** Decrypts the result of `seal`. Throws when secret or purpose differ or the text was changed. */
export function unseal(secret: string, purpose: string, sealed: string): string {
  const [version, iv = '', tag = '', body = ''] = sealed.split('.')
  if (version !== VERSION) throw new Error('sealed with an unknown version')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), Buffer.from(iv, 'base64url'))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'rose-ash', purpose, 32))
}
