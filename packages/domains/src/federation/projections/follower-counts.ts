import { defineProjection } from '@rose-ash/kernel/projections/define-projection'
import { z } from 'zod'

export const FOLLOWER_COUNTS = 'follower-counts'

const follow = z.looseObject({ actorId: z.uuid(), app: z.string() })

/** How many follow an actor on each app's host. A follow is told once when it begins and once when it ends, so counting up and down is exact. */
export const followerCounts = defineProjection({
  name: FOLLOWER_COUNTS,
  version: 1,
  on: ['federation.follow.accepted', 'federation.follow.removed'],
  async apply(tx, { type, object }, { generation }) {
    const { actorId, app } = follow.parse(object)
    const key = { generation, actorId, app }
    if (type === 'federation.follow.removed')
      return tx.followerCount.updateMany({ where: key, data: { followers: { decrement: 1 } } })
    return tx.followerCount.upsert({
      where: { generation_actorId_app: key },
      create: { ...key, followers: 1 },
      update: { followers: { increment: 1 } },
    })
  },
  clear: (tx, generation) => tx.followerCount.deleteMany({ where: { generation } }),
})
