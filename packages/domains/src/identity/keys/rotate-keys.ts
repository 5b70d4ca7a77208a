import type { ServerContext } from '@rose-ash/server/context/server-context'
import { ANNOUNCE_MS, KEEP_RETIRED_MS } from './key-times.ts'
import { makeKey } from './make-key.ts'

export interface Rotation {
  readonly signingKey: string
  readonly cookieKey: string
  /** When they begin to sign; until then every replica and every relying party can fetch them. */
  readonly signsFrom: Date
}

/**
 * Creates new signing and cookie keys; safe while requests are served. They are published at once and sign after ANNOUNCE_MS; the old
 * ones then only verify, and are removed after KEEP_RETIRED_MS.
 */
export async function rotateKeys({
  db,
  config,
  clock,
}: Pick<ServerContext, 'db' | 'config' | 'clock'>): Promise<Rotation> {
  const now = clock.now()
  const signsFrom = new Date(now.getTime() + ANNOUNCE_MS)
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('oidc.keys'))::text`
    await tx.oidcKey.deleteMany({ where: { retiredAt: { lt: new Date(now.getTime() - KEEP_RETIRED_MS) } } })
    await tx.oidcKey.updateMany({ where: { retiredAt: null }, data: { retiredAt: signsFrom } })
    const signingKey = await makeKey(config, tx, { use: 'signing', createdAt: now })
    const cookieKey = await makeKey(config, tx, { use: 'cookie', createdAt: now })
    return { signingKey, cookieKey, signsFrom }
  })
}
