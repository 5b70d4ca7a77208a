import { generateKeyPair, type KeyObject, webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import { seal } from '@rose-ash/shared/secrets/seal'

const generate = promisify(generateKeyPair)

/** The sealing purpose of actors' private keys. */
const ACTOR_KEYS = 'actor-keys'

/** An RSA-2048 key pair (HTTP signatures) and an Ed25519 key pair (object integrity proofs), with sealed private keys. */
export async function createActorKeys(secret: string) {
  const [rsa, ed25519] = await Promise.all([generate('rsa', { modulusLength: 2048 }), generate('ed25519', {})])
  const sealed = (key: KeyObject) => seal(secret, ACTOR_KEYS, key.export({ type: 'pkcs8', format: 'pem' }).toString())
  return {
    rsaPublicKeyPem: rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    rsaPrivateKeyEncrypted: sealed(rsa.privateKey),
    ed25519PublicKeyMultibase: await multibase(ed25519.publicKey),
    ed25519PrivateKeyEncrypted: sealed(ed25519.privateKey),
  }
}

/** The public key as a Multikey value (FEP-521a). */
async function multibase(key: KeyObject): Promise<string> {
  const { exportMultibaseKey } = await import('@fedify/vocab-runtime')
  const der = key.export({ type: 'spki', format: 'der' })
  return exportMultibaseKey((await webcrypto.subtle.importKey('spki', der, 'Ed25519', true, ['verify'])) as CryptoKey)
}
