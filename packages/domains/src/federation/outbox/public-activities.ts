import type { Activity } from '@rose-ash/shared/activities/activity'
import { parseActivity } from '@rose-ash/shared/activities/parse-activity'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ActivityPage, PublicActivity } from '@rose-ash/shared/protocols/federation'
import { PUBLIC_FACTS } from '../../public/public-facts.ts'

/** The activities that publish new things; in the outbox each is a Create. */
const NEWS = new Map(PUBLIC_FACTS.filter(({ isNews }) => isNews).map((fact) => [fact.on.type, fact]))

/** The public activities of an app, newest first. The federation app has those of all apps. */
export async function publicActivities(
  tx: Tx,
  { app, before, limit = 20 }: { app: AppName; before?: bigint; limit?: number },
): Promise<ActivityPage> {
  const types = [...NEWS.keys()].filter((type) => app === 'federation' || type.startsWith(`${app}.`))
  const where = { visibility: 'public', type: { in: types } }
  const [total, rows] = await Promise.all([
    tx.activity.count({ where }),
    tx.activity.findMany({
      where: { ...where, ...(before && { seq: { lt: before } }) },
      orderBy: { seq: 'desc' },
      take: limit,
    }),
  ])
  return { total, activities: rows.flatMap((row) => toPublicActivity(row as Activity) ?? []) }
}

/** One public activity; null when it does not exist or is not public. */
export async function publicActivity(tx: Tx, { id }: { id: string }): Promise<PublicActivity | null> {
  const row = await tx.activity.findFirst({ where: { id, visibility: 'public', type: { in: [...NEWS.keys()] } } })
  return row && toPublicActivity(row as Activity)
}

function toPublicActivity(row: Activity): PublicActivity | null {
  const fact = NEWS.get(row.type)
  const thing = fact?.read(parseActivity([fact.on], row))
  if (!thing || thing.withdrawn) return null
  const { seq, id, originApp, createdAt } = row
  return { seq, id, originApp, createdAt, thing }
}
