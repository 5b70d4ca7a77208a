import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** The apps on whose hosts a member follows the co-op. */
export async function followedApps(
  { site }: Pick<ServiceDeps, 'site'>,
  tx: Tx,
  { memberId }: { memberId: string },
): Promise<readonly AppName[]> {
  const rows = await tx.follower.findMany({
    where: { memberId, status: 'accepted', appActor: { actor: { handle: site.coop.handle } } },
    select: { appActor: { select: { app: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ appActor }) => appActor.app as AppName)
}
