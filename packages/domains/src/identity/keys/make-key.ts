import { randomBytes } from 'node:crypto'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { seal } from '@rose-ash/shared/secrets/seal'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

export const KEY_USES = ['signing', 'cookie'] as const
export type KeyUse = (typeof KEY_USES)[number]

export const KEYS_PURPOSE = 'oidc-keys'

interface NewKey {
  readonly id: string
  readonly secret: string
  readonly publicJwk?: JWK
}

/** Creates and stores a key with its secret part sealed; returns its id. */
export async function makeKey(
  { SESSION_SECRET }: Pick<BaseConfig, 'SESSION_SECRET'>,
  tx: Tx,
  { use, createdAt }: { use: KeyUse; createdAt: Date },
): Promise<string> {
  const { id, secret, publicJwk } = use === 'signing' ? await newSigningKey() : newCookieKey()
  await tx.oidcKey.create({
    data: {
      id,
      use,
      createdAt,
      secretEncrypted: seal(SESSION_SECRET, KEYS_PURPOSE, secret),
      ...(publicJwk && { publicJwk: publicJwk as Prisma.InputJsonObject }),
    },
  })
  return id
}

async function newSigningKey(): Promise<NewKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const publicJwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(publicJwk)
  const facts = { kid, alg: 'ES256', use: 'sig' }
  return {
    id: kid,
    secret: JSON.stringify({ ...(await exportJWK(privateKey)), ...facts }),
    publicJwk: { ...publicJwk, ...facts },
  }
}

function newCookieKey(): NewKey {
  return { id: `cookie-${randomBytes(8).toString('hex')}`, secret: randomBytes(32).toString('base64url') }
}
