import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const [USER_PRESENT, USER_VERIFIED, HAS_CREDENTIAL] = [0x01, 0x04, 0x40]

interface Asked {
  readonly challenge: string
  readonly origin: string
}

export interface SoftAuthenticator {
  readonly credentialId: string
  /** The public key as a COSE key. */
  readonly publicKey: Uint8Array
  /** `RegistrationResponseJSON`, attestation `none`. */
  register(asked: Asked): object
  /** `AuthenticationResponseJSON`; the counter goes up by one unless `count` says otherwise. */
  answer(asked: Asked & { readonly userHandle: string; readonly count?: number; readonly isVerified?: boolean }): object
}

/** A software authenticator with one ES256 key: gives a browser's answers in tests without a browser. */
export function createSoftAuthenticator({ rpId }: { readonly rpId: string }): SoftAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const bytes = (text: string) => Buffer.from(text, 'base64url')
  const cose = encode(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  )
  const rawId = randomBytes(32)
  const credentialId = rawId.toString('base64url')
  let signatures = 0

  const authenticatorData = (flags: number, count: number, rest = Buffer.alloc(0)) => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter, rest])
  }
  const frame = (response: object) => ({ id: credentialId, rawId: credentialId, type: 'public-key', response })

  return {
    credentialId,
    publicKey: cose,
    register({ challenge, origin }) {
      const length = Buffer.from([0, rawId.length])
      const credential = Buffer.concat([Buffer.alloc(16), length, rawId, cose])
      const authData = authenticatorData(USER_PRESENT | USER_VERIFIED | HAS_CREDENTIAL, 0, credential)
      const attestation = encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      return frame({
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    answer({ challenge, origin, userHandle, count, isVerified = true }) {
      signatures = count ?? signatures + 1
      const data = authenticatorData(USER_PRESENT | (isVerified ? USER_VERIFIED : 0), signatures)
      const client = clientData('webauthn.get', challenge, origin)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return frame({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: Buffer.from(userHandle).toString('base64url'),
      })
    },
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}

/** Encodes the part of CBOR (RFC 8949) that an attestation needs: small integers, text, bytes and maps. */
function encode(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, entries.length), ...entries.flat().map(encode)])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  return length < 256
    ? Buffer.from([(major << 5) | 24, length])
    : Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}
