import type { Change } from '@rose-ash/kernel/projections/change'
import { defineProjection, type Projection } from '@rose-ash/kernel/projections/define-projection'
import type { Activity } from '@rose-ash/shared/activities/activity'
import { memberAudience, roleAudience } from '@rose-ash/shared/audience/notification-audience'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { notificationsKey } from '@rose-ash/shared/freshness/keys'
import type { NotificationKind } from '@rose-ash/shared/protocols/notifications'
import { z } from 'zod'

export const NOTIFICATIONS = 'notifications'

/**
 * What somebody should know: about their orders, their account, and what waits for people with a role. Rows hold ids and numbers, no names
 * or addresses; those are looked up when it is read. Whether it was read is no business of the log: see NotificationReading.
 */
export const notifications = defineProjection({
  name: NOTIFICATIONS,
  version: 3,
  on: [
    'cart.order.paid',
    'cart.order.closed',
    'cart.payment.mismatched',
    'cart.payment.owed',
    'cart.payment.unresolved',
    'cart.refund.completed',
    'account.session.started',
    'account.credential.added',
    'account.credential.removed',
    'account.member.updated',
    'account.member.roles-changed',
    'account.member.deleted',
    'account.export.finished',
    'account.deletion.requested',
    'account.deletion.cancelled',
    'account.invitation.accepted',
    'blog.digest.gathered',
    'blog.digest.published',
    'blog.digest.cancelled',
  ],
  apply: async (tx, activity, { generation }) => CHANGES[activity.type]?.(tx, activity, generation),
  touches: touchedAudiences,
  clear: (tx, generation) => tx.notification.deleteMany({ where: { generation } }),
})

/** The unread count of an audience changes with its own notifications only. */
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

interface Told {
  readonly audience: string
  readonly kind: NotificationKind
  readonly subject?: Prisma.InputJsonObject
}

const order = z.looseObject({
  number: z.number(),
  memberId: z.string().nullable(),
  totalMinor: z.number(),
  currency: z.string(),
})
const refund = order.omit({ totalMinor: true }).extend({ amountMinor: z.number() })
const ofMember = z.looseObject({ memberId: z.string() })
const credential = ofMember.extend({ kind: z.string() })
const roles = ofMember.extend({ roles: z.array(z.string()) })
const session = ofMember.extend({ isNewDevice: z.boolean().default(false) })
const profile = ofMember.extend({ fields: z.array(z.string()) })
const invitation = ofMember.extend({ invitedById: z.string().nullish() })
const digest = z.looseObject({ title: z.string() })

const CHANGES: Readonly<Record<string, Change>> = {
  'cart.order.paid': tell(({ object }) => toBuyer('order-paid', order.parse(object))),
  'cart.order.closed': tell(({ object }) => {
    const closed = order.extend({ as: z.string() }).parse(object)
    return closed.as === 'expired' ? toBuyer('order-expired', closed) : []
  }),
  'cart.payment.owed': tell(({ object }) => [
    ...toBuyer('payment-owed', order.parse(object)),
    { audience: roleAudience('steward'), kind: 'payment-to-return', subject: amountOf(order.parse(object)) },
  ]),
  'cart.payment.mismatched': tell(() => [{ audience: roleAudience('steward'), kind: 'payment-mismatched' }]),
  'cart.payment.unresolved': tell(() => [{ audience: roleAudience('steward'), kind: 'payment-unresolved' }]),
  'cart.refund.completed': tell(({ object }) => {
    const { amountMinor, ...returned } = refund.parse(object)
    return toBuyer('order-refunded', { ...returned, totalMinor: amountMinor })
  }),
  'account.session.started': tell(({ object }) => {
    const { memberId, isNewDevice } = session.parse(object)
    return isNewDevice ? [{ audience: memberAudience(memberId), kind: 'new-device' }] : []
  }),
  'account.credential.added': tell((activity) => ofCredential('credential-added', activity)),
  'account.credential.removed': tell((activity) => ofCredential('credential-removed', activity)),
  'account.member.updated': tell(({ object }) => {
    const { memberId, fields } = profile.parse(object)
    return fields.includes('email') ? [{ audience: memberAudience(memberId), kind: 'email-changed' }] : []
  }),
  'account.member.roles-changed': tell(({ object, actorId }) => {
    const { memberId, roles: now } = roles.parse(object)
    if (actorId === memberId) return []
    return [{ audience: memberAudience(memberId), kind: 'roles-changed', subject: { roles: now } }]
  }),
  'account.export.finished': tell(({ object }) => toMember('export-ready', object)),
  'account.deletion.requested': tell(({ object }) => toMember('deletion-requested', object)),
  'account.deletion.cancelled': takeBack('deletion-requested'),
  'account.invitation.accepted': tell(({ object }) => {
    const { memberId, invitedById } = invitation.parse(object)
    if (!invitedById) return []
    return [{ audience: memberAudience(invitedById), kind: 'invitation-accepted', subject: { memberId } }]
  }),
  'blog.digest.gathered': tell(({ object }) => {
    const { title } = digest.parse(object)
    return [{ audience: roleAudience('editor'), kind: 'digest-waiting', subject: { title } }]
  }),
  'blog.digest.published': takeBack('digest-waiting'),
  'blog.digest.cancelled': takeBack('digest-waiting'),
  'account.member.deleted': (tx, { object }, generation) =>
    tx.notification.deleteMany({ where: { generation, audience: memberAudience(ofMember.parse(object).memberId) } }),
}

type Order = z.output<typeof order>

function amountOf({ number, totalMinor, currency }: Order): Prisma.InputJsonObject {
  return { number, totalMinor, currency }
}

/** Somebody who bought without being a member has nowhere to read it; they get letters. */
function toBuyer(kind: NotificationKind, bought: Order): Told[] {
  return bought.memberId ? [{ audience: memberAudience(bought.memberId), kind, subject: amountOf(bought) }] : []
}

function toMember(kind: NotificationKind, object: unknown): Told[] {
  return [{ audience: memberAudience(ofMember.parse(object).memberId), kind }]
}

function ofCredential(kind: NotificationKind, { object }: Activity): Told[] {
  const { memberId, kind: credentialKind } = credential.parse(object)
  return [{ audience: memberAudience(memberId), kind, subject: { credential: credentialKind } }]
}

function tell(whom: (activity: Activity) => readonly Told[]): Change {
  return (tx, activity, generation) =>
    tx.notification.createMany({
      data: whom(activity).map(({ subject = {}, ...told }) => ({
        ...told,
        subject,
        generation,
        activityId: activity.id,
        activitySeq: activity.seq,
        objectId: activity.objectId ?? '',
        createdAt: activity.createdAt,
      })),
    })
}

/** There is nothing left to do about it. */
function takeBack(kind: NotificationKind): Change {
  return (tx, { objectId }, generation) =>
    tx.notification.deleteMany({ where: { generation, kind, objectId: objectId ?? '' } })
}
