import type { Activity } from '@rose-ash/shared/activities/activity'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ActivityPage } from '@rose-ash/shared/protocols/federation'

/** Facts that followers are sent as a Create; the others reach them as changes to what they already know. */
const ANNOUNCED = ['blog.post.published', 'market.product.published', 'events.entry.created']

/** Public activities of an app, newest first. The federation app has those of all. */
export async function publicActivities(
  tx: Tx,
  { app, before, limit = 20 }: { app: AppName; before?: bigint; limit?: number },
): Promise<ActivityPage> {
  const where = {
    visibility: 'public',
    type: { in: app === 'federation' ? ANNOUNCED : ANNOUNCED.filter((type) => type.startsWith(`${app}.`)) },
  }
  const [total, rows] = await Promise.all([
    tx.activity.count({ where }),
    tx.activity.findMany({
      where: { ...where, ...(before && { seq: { lt: before } }) },
      orderBy: { seq: 'desc' },
      take: limit,
    }),
  ])
  return { total, activities: rows as unknown as Activity[] }
}

/** One public activity, or null when there is none or it is not public. */
export async function publicActivity(tx: Tx, { id }: { id: string }): Promise<Activity | null> {
  const row = await tx.activity.findFirst({ where: { id, visibility: 'public', type: { in: ANNOUNCED } } })
  return row as Activity | null
}
