import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ShownPicture } from '@rose-ash/shared/media/picture'
import { readPicture } from '@rose-ash/shared/media/picture-columns'
import type { ServiceDeps } from '../../deps/service-deps.ts'

export interface TimelineItem {
  readonly id: string
  readonly activityId: string
  readonly app: AppName
  readonly objectType: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly image: ShownPicture | null
  readonly authorName: string | null
  readonly publishedAt: Date
}

export interface TimelineQuery {
  readonly app?: AppName | undefined
  /** Only these apps; `federation` stands for all. */
  readonly apps?: readonly AppName[] | undefined
  /** The id of the last item of the previous page. */
  readonly before?: string | undefined
  readonly limit?: number
}

/** One page of the public timeline, newest first. */
export async function timeline(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { app, apps, before, limit = 20 }: TimelineQuery = {},
): Promise<readonly TimelineItem[]> {
  const generation = await liveGeneration(tx, 'public-timeline')
  const cursor = before ? await tx.timelineEntry.findFirst({ where: { generation, activityId: before } }) : null
  const rows = await tx.timelineEntry.findMany({
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
    image: readPicture(row),
    authorName: row.authorName,
    publishedAt: row.publishedAt,
  }))
}
