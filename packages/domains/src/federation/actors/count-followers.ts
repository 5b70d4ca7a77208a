import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'
import { FOLLOWER_COUNTS } from '../projections/follower-counts.ts'

/** The number of followers of an actor on one app's host, from its projection. */
export async function countFollowers(tx: Tx, { actorId, app }: { actorId: string; app: AppName }): Promise<number> {
  const generation = await liveGeneration(tx, FOLLOWER_COUNTS)
  const row = await tx.followerCount.findUnique({
    where: { generation_actorId_app: { generation, actorId, app } },
    select: { followers: true },
  })
  return row?.followers ?? 0
}
