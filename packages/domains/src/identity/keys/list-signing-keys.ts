import type { Tx } from '@rose-ash/shared/db/client'
import type { SigningKey } from '@rose-ash/shared/protocols/sign-on'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { ANNOUNCE_MS, KEEP_RETIRED_MS } from './key-times.ts'

/** The provider's signing keys that are published, newest first, without their secret part. */
export async function listSigningKeys({ clock }: Pick<ServiceDeps, 'clock'>, tx: Tx): Promise<readonly SigningKey[]> {
  const now = clock.now().getTime()
  const rows = await tx.oidcKey.findMany({
    where: { use: 'signing', OR: [{ retiredAt: null }, { retiredAt: { gt: new Date(now - KEEP_RETIRED_MS) } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, createdAt: true, retiredAt: true },
  })
  const isAnnounced = ({ createdAt }: { createdAt: Date }) => createdAt.getTime() <= now - ANNOUNCE_MS
  const signer = rows.find(isAnnounced) ?? rows.at(-1)
  return rows.map((row) => {
    const { id: kid, createdAt, retiredAt } = row
    if (row === signer) return { kid, state: 'signs', createdAt, changesAt: null }
    if (!isAnnounced(row))
      return { kid, state: 'announced', createdAt, changesAt: new Date(createdAt.getTime() + ANNOUNCE_MS) }
    return {
      kid,
      state: 'verifies',
      createdAt,
      changesAt: retiredAt && new Date(retiredAt.getTime() + KEEP_RETIRED_MS),
    }
  })
}
