import { type Change, onTouching } from '@rose-ash/kernel/projections/change'
import { defineProjection, type Projection } from '@rose-ash/kernel/projections/define-projection'
import { memberDeleted } from '@rose-ash/shared/activities/catalogue/account'
import { memberAudience } from '@rose-ash/shared/audience/notification-audience'
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
      onTouching(memberDeleted, async (tx, { object }, generation) => {
        const audience = memberAudience(object.memberId)
        await tx.notification.deleteMany({ where: { generation, audience } })
        return [notificationsKey(audience)]
      }),
    ],
    clear: (tx, generation) => tx.notification.deleteMany({ where: { generation } }),
  })
}

function writeNotice({ kind, on: definition, recipients }: Notice): Change {
  return onTouching(definition, async (tx, activity, generation) => {
    const notices = recipients(activity)
    await tx.notification.createMany({
      data: notices.map(({ audience, subject }) => ({
        ...{ generation, audience, kind, subject },
        activityId: activity.id,
        activitySeq: activity.seq,
        objectId: activity.objectId ?? '',
        createdAt: activity.createdAt,
      })),
    })
    return notices.map(({ audience }) => notificationsKey(audience))
  })
}

function takeBack({ kind, on: definition }: TakeBack): Change {
  return onTouching(definition, async (tx, { objectId }, generation) => {
    const where = { generation, kind, objectId: objectId ?? '' }
    const taken = await tx.notification.findMany({ where, select: { audience: true } })
    await tx.notification.deleteMany({ where })
    return taken.map(({ audience }) => notificationsKey(audience))
  })
}
