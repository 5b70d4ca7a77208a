import { on } from '@rose-ash/kernel/projections/change'
import { defineProjection } from '@rose-ash/kernel/projections/define-projection'
import { followAccepted, followRemoved } from '@rose-ash/shared/activities/catalogue/federation'

export const FOLLOWER_COUNTS = 'follower-counts'

/** The number of followers of an actor on each app's host. The log has exactly one row for each begin and each end of a follow, so the count is exact. */
export const followerCounts = defineProjection({
  name: FOLLOWER_COUNTS,
  version: 1,
  changes: [
    on(followAccepted, (tx, { object: { actorId, app } }, generation) =>
      tx.followerCount.upsert({
        where: { generation_actorId_app: { generation, actorId, app } },
        create: { generation, actorId, app, followers: 1 },
        update: { followers: { increment: 1 } },
      }),
    ),
    on(followRemoved, (tx, { object: { actorId, app } }, generation) =>
      tx.followerCount.updateMany({ where: { generation, actorId, app }, data: { followers: { decrement: 1 } } }),
    ),
  ],
  clear: (tx, generation) => tx.followerCount.deleteMany({ where: { generation } }),
})
