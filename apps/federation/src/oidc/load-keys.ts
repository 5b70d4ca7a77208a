import { randomBytes } from 'node:crypto'
import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import type { Prisma } from '@rose-ash/shared/db/client'
import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

type KeyContext = Pick<SharedContext, 'db' | 'config'>

const PURPOSE = 'oidc-keys'

export interface ProviderKeys {
  /** Private keys, the one that signs first; retired ones only verify old hints. */
  readonly signing: readonly [JWK, ...JWK[]]
  /** Secrets that cookies are signed with, newest first. */
  readonly cookies: readonly [string, ...string[]]
}

/** The provider's keys from the database, made at the first start. Two processes that start together get the same ones. */
export async function loadKeys(ctx: KeyContext): Promise<ProviderKeys> {
  const [signing, cookies] = await Promise.all([
    keysOf(ctx, 'signing', newSigningKey),
    keysOf(ctx, 'cookie', newCookieKey),
  ])
  return {
    signing: signing.map((text) => JSON.parse(text) as JWK) as [JWK, ...JWK[]],
    cookies: cookies as [string, ...string[]],
  }
}

interface NewKey {
  readonly id: string
  readonly secret: string
  readonly publicJwk?: JWK
}

async function keysOf({ db, config }: KeyContext, use: string, make: () => Promise<NewKey>): Promise<string[]> {
  const stored = () =>
    db.oidcKey.findMany({
      where: { use },
      orderBy: { createdAt: 'desc' },
      select: { secretEncrypted: true, retiredAt: true },
    })
  let rows = await stored()
  if (!rows.some(({ retiredAt }) => retiredAt === null)) {
    const { id, secret, publicJwk } = await make()
    await db.oidcKey.createMany({
      data: [
        {
          id,
          use,
          secretEncrypted: seal(config.SESSION_SECRET, PURPOSE, secret),
          ...(publicJwk && { publicJwk: publicJwk as Prisma.InputJsonObject }),
        },
      ],
      skipDuplicates: true,
    })
    rows = await stored()
  }
  const active = rows.filter(({ retiredAt }) => retiredAt === null)
  const retired = rows.filter(({ retiredAt }) => retiredAt !== null)
  return [...active, ...retired].map(({ secretEncrypted }) => unseal(config.SESSION_SECRET, PURPOSE, secretEncrypted))
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

async function newCookieKey(): Promise<NewKey> {
  const secret = randomBytes(32).toString('base64url')
  return { id: `cookie-${randomBytes(8).toString('hex')}`, secret }
}
