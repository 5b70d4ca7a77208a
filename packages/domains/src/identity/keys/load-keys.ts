import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { Tx } from '@rose-ash/shared/db/client'
import { unseal } from '@rose-ash/shared/secrets/seal'
import type { JWK } from 'jose'
import { ANNOUNCE_MS, KEEP_RETIRED_MS } from './key-times.ts'
import { KEYS_PURPOSE, type KeyUse, makeKey } from './make-key.ts'

type KeyContext = Pick<ServerContext, 'db' | 'config' | 'clock'>

export interface ProviderKeys {
  /** Private keys, the signing one first. The others only verify: new ones that may not sign yet, and retired ones. */
  readonly signing: readonly [JWK, ...JWK[]]
  /** Cookie secrets, the signing one first. */
  readonly cookies: readonly [string, ...string[]]
  /** Changes whenever a key is added, removed or starts to sign. */
  readonly version: string
}

/** The provider's keys from the database, created at the first start. Two processes that start together get the same keys. */
export async function loadKeys(ctx: KeyContext): Promise<ProviderKeys> {
  const [signing, cookies] = [await keysOf(ctx, 'signing'), await keysOf(ctx, 'cookie')]
  const open = ({ secretEncrypted }: KeyRow) => unseal(ctx.config.SESSION_SECRET, KEYS_PURPOSE, secretEncrypted)
  return {
    signing: signing.map((key) => JSON.parse(open(key)) as JWK) as [JWK, ...JWK[]],
    cookies: cookies.map(open) as [string, ...string[]],
    version: [...signing, ...cookies].map(({ id }) => id).join(' '),
  }
}

interface KeyRow {
  readonly id: string
  readonly secretEncrypted: string
  readonly createdAt: Date
  readonly retiredAt: Date | null
}

async function keysOf(ctx: KeyContext, use: KeyUse): Promise<KeyRow[]> {
  const rows = await stored(ctx.db, use)
  return inOrder(rows.length > 0 ? rows : await firstKey(ctx, use), ctx.clock.now())
}

function stored(tx: Tx, use: KeyUse): Promise<KeyRow[]> {
  const select = { id: true, secretEncrypted: true, createdAt: true, retiredAt: true }
  return tx.oidcKey.findMany({ where: { use }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], select })
}

/** Creates the first key of a use in one process; another process at the same time waits and finds it. */
function firstKey({ db, config, clock }: KeyContext, use: KeyUse): Promise<KeyRow[]> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('oidc.keys'))::text`
    if ((await stored(tx, use)).length === 0) await makeKey(config, tx, { use, createdAt: clock.now() })
    return stored(tx, use)
  })
}

/** The signing key first: the newest that was published long enough, else the oldest. Keys retired long ago are left out. */
function inOrder(newestFirst: readonly KeyRow[], now: Date): KeyRow[] {
  const kept = newestFirst.filter(
    ({ retiredAt }) => !retiredAt || retiredAt.getTime() > now.getTime() - KEEP_RETIRED_MS,
  )
  const isAnnounced = ({ createdAt }: KeyRow) => createdAt.getTime() <= now.getTime() - ANNOUNCE_MS
  const signer = kept.find(isAnnounced) ?? kept.at(-1)
  return signer ? [signer, ...kept.filter((key) => key !== signer)] : []
}
