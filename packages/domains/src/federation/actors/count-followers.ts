import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { FOLLOWER_COUNTS } from '../projections/follower-counts.ts'

/** Accepted followers of an actor on one app's host, as the log has them. */
export async function countFollowers({ db }: Pick<ServiceDeps, 'db'>, actorId: string, app: AppName): Promise<number> {
  const generation = await liveGeneration(db, FOLLOWER_COUNTS)
  const row = await db.followerCount.findUnique({
    where: { generation_actorId_app: { generation, actorId, app } },
    select: { followers: true },
  })
  return row?.followers ?? 0
}
