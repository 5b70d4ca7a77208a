import { type Change, on } from '@rose-ash/kernel/projections/change'
import { defineProjection, type Projection } from '@rose-ash/kernel/projections/define-projection'
import { memberDeleted } from '@rose-ash/shared/activities/catalogue/account'
import { memberAudience } from '@rose-ash/shared/audience/notification-audience'
import type { Tx } from '@rose-ash/shared/db/client'
import { notificationsKey } from '@rose-ash/shared/freshness/keys'
import type { Notice, TakeBack } from '@rose-ash/shared/notices/notice'

export const NOTIFICATIONS = 'notifications'

/**
 * The notifications of all domains' notices. Rows contain ids and numbers, no names or addresses, which are looked up at reading.
 * Which notifications were read is not part of the log: see NotificationReading.
 */
export function notificationsOf(notices: readonly Notice[], takeBacks: readonly TakeBack[]): Projection {
  return defineProjection({
    name: NOTIFICATIONS,
    version: 3,
    changes: [
      ...notices.map(writeNotice),
      ...takeBacks.map(takeBack),
      on(memberDeleted, (tx, { object }, generation) =>
        tx.notification.deleteMany({ where: { generation, audience: memberAudience(object.memberId) } }),
      ),
    ],
    touches: touchedAudiences,
    clear: (tx, generation) => tx.notification.deleteMany({ where: { generation } }),
  })
}

/** The freshness keys of the audiences with new notifications. */
async function touchedAudiences(
  tx: Tx,
  { generation, after, upTo }: Parameters<NonNullable<Projection['touches']>>[1],
) {
  const rows = await tx.notification.findMany({
    where: { generation, activitySeq: { gt: after, lte: upTo } },
    select: { audience: true },
    distinct: ['audience'],
  })
  return rows.map(({ audience }) => notificationsKey(audience))
}

function writeNotice({ kind, on: definition, recipients }: Notice): Change {
  return on(definition, (tx, activity, generation) =>
    tx.notification.createMany({
      data: recipients(activity).map(({ audience, subject }) => ({
        ...{ generation, audience, kind, subject },
        activityId: activity.id,
        activitySeq: activity.seq,
        objectId: activity.objectId ?? '',
        createdAt: activity.createdAt,
      })),
    }),
  )
}

function takeBack({ kind, on: definition }: TakeBack): Change {
  return on(definition, (tx, { objectId }, generation) =>
    tx.notification.deleteMany({ where: { generation, kind, objectId: objectId ?? '' } }),
  )
}
