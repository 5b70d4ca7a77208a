import type { Tx } from '@rose-ash/shared/db/client'
import type { KeyRotation } from '@rose-ash/shared/protocols/sign-on'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { ANNOUNCE_MS, KEEP_RETIRED_MS } from './key-times.ts'
import { makeKey } from './make-key.ts'

/**
 * Creates new signing and cookie keys; safe while requests are served. They are published at once and sign after ANNOUNCE_MS; the old
 * ones then only verify, and are removed after KEEP_RETIRED_MS. Who did it stands in the audit.
 */
export async function rotateKeys(
  { config, clock, services }: Pick<ServiceDeps, 'config' | 'clock' | 'services'>,
  tx: Tx,
  { byId }: { byId: string | null },
): Promise<KeyRotation> {
  const now = clock.now()
  const signsFrom = new Date(now.getTime() + ANNOUNCE_MS)
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('oidc.keys'))::text`
  await tx.oidcKey.deleteMany({ where: { retiredAt: { lt: new Date(now.getTime() - KEEP_RETIRED_MS) } } })
  await tx.oidcKey.updateMany({ where: { retiredAt: null }, data: { retiredAt: signsFrom } })
  const signingKey = await makeKey(config, tx, { use: 'signing', createdAt: now })
  const cookieKey = await makeKey(config, tx, { use: 'cookie', createdAt: now })
  await services.account.appendAudit(tx, {
    actorId: byId,
    action: 'keys.rotated',
    subjectType: 'client',
    subjectId: 'federation',
    details: { kid: signingKey.slice(0, 8) },
  })
  return { signingKey, cookieKey, signsFrom }
}
