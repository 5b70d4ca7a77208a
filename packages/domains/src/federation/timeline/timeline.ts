import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { TimelineItem, TimelineQuery } from '@rose-ash/shared/protocols/federation'
import type { ServiceDeps } from '../../context/service-deps.ts'

/** The public timeline as the projection has it, newest first. */
export async function timeline(
  { db, config }: Pick<ServiceDeps, 'db' | 'config'>,
  { app, apps, before, limit = 20 }: TimelineQuery = {},
): Promise<readonly TimelineItem[]> {
  const generation = await liveGeneration(db, 'public-timeline')
  const cursor = before ? await db.timelineEntry.findFirst({ where: { generation, activityId: before } }) : null
  const rows = await db.timelineEntry.findMany({
    where: {
      generation,
      ...(app && { app }),
      ...(apps && !apps.includes('federation') && { app: { in: [...apps] } }),
      ...(cursor && {
        OR: [
          { publishedAt: { lt: cursor.publishedAt } },
          { publishedAt: cursor.publishedAt, activitySeq: { lt: cursor.activitySeq } },
        ],
      }),
    },
    orderBy: [{ publishedAt: 'desc' }, { activitySeq: 'desc' }],
    take: limit,
  })
  return rows.map((row) => ({
    id: row.activityId,
    activityId: row.activityId,
    app: row.app as TimelineItem['app'],
    objectType: row.objectType,
    url: new URL(row.objectUrl, publicOrigin(config, row.app as TimelineItem['app'])).href,
    title: row.title,
    summary: row.summary ?? '',
    imageUrl: row.imageUrl,
    authorName: row.authorName,
    publishedAt: row.publishedAt,
  }))
}
