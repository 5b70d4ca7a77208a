import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import { audiencesOf } from '@rose-ash/shared/audience/notification-audience'
import type { Tx } from '@rose-ash/shared/db/client'
import { NOTIFICATION_KINDS } from '@rose-ash/shared/notices/notification-kinds'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { NOTIFICATIONS } from '../projections/notifications.ts'
import type { NotificationPage, NotificationReader } from './notification-page.ts'

interface ListNotifications {
  reader: NotificationReader
  before?: bigint | undefined
  limit?: number
}

/** The reader's notifications, newest first; for the next page, give the last `seq`. They come from a projection and lag behind the log a little. */
export async function listNotifications(
  tx: Tx,
  { reader, before, limit = 30 }: ListNotifications,
): Promise<NotificationPage> {
  const { where, readSeq } = await forReader(tx, reader)
  const rows = await tx.notification.findMany({
    where: { ...where, ...(before !== undefined && { activitySeq: { lt: before } }) },
    orderBy: [{ activitySeq: 'desc' }, { audience: 'asc' }],
    take: limit + 1,
  })
  const unreadCount = await tx.notification.count({ where: { ...where, activitySeq: { gt: readSeq } } })
  const notifications = rows.slice(0, limit).map((row) => ({
    seq: row.activitySeq,
    kind: oneOf(NOTIFICATION_KINDS, row.kind),
    objectId: row.objectId,
    subject: row.subject as Readonly<Record<string, unknown>>,
    at: row.createdAt,
    isUnread: row.activitySeq > readSeq,
  }))
  return Object.freeze({ notifications, unreadCount, hasMore: rows.length > limit })
}

/** The number of notifications after the reader's last read one. */
export async function countUnread(tx: Tx, reader: NotificationReader): Promise<number> {
  const { where, readSeq } = await forReader(tx, reader)
  return tx.notification.count({ where: { ...where, activitySeq: { gt: readSeq } } })
}

async function forReader(tx: Tx, reader: NotificationReader) {
  const generation = await liveGeneration(tx, NOTIFICATIONS)
  const reading = await tx.notificationReading.findUnique({
    where: { memberId: reader.id },
    select: { readSeq: true },
  })
  return { where: { generation, audience: { in: audiencesOf(reader) } }, readSeq: reading?.readSeq ?? 0n }
}
