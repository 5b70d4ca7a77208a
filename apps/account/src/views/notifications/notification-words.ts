import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import type { Notification, NotificationKind } from '@rose-ash/shared/protocols/notifications'
import type { Site } from '@rose-ash/shared/site/site'

export interface Words {
  readonly title: string
  readonly text: string
  readonly href?: string
}

interface Around {
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly site: Site
  readonly names: ReadonlyMap<string, string>
}

/** A notification as a person would say it, and where it leads. */
export function notificationWords(notification: Notification, around: Around): Words {
  return WORDS[notification.kind]?.(notification, around) ?? { title: 'Something happened', text: '' }
}

const WORDS: Readonly<Record<NotificationKind, (notification: Notification, around: Around) => Words>> = {
  'order-paid': ({ subject, objectId }, { site }) => ({
    title: `Order ${subject.number} is paid`,
    text: `${amount(subject, site)}. The receipt is in your letters and in its drawer.`,
    href: `/orders/${objectId}`,
  }),
  'order-expired': ({ subject, objectId }) => ({
    title: `Order ${subject.number} was not paid in time`,
    text: 'Nothing was taken from you, and the things went back on the shelf.',
    href: `/orders/${objectId}`,
  }),
  'payment-owed': ({ subject, objectId }, { site }) => ({
    title: `Your payment for order ${subject.number} came too late`,
    text: `We owe you ${amount(subject, site)}, and will give it back.`,
    href: `/orders/${objectId}`,
  }),
  'payment-to-return': ({ subject, objectId }, { config, site }) => ({
    title: `Order ${subject.number}: ${amount(subject, site)} to give back`,
    text: 'It was paid when the things were gone already. Somebody has to return the money.',
    href: publicUrl(config, 'cart', `/desk/orders/${objectId}`),
  }),
  'payment-mismatched': ({ objectId }, { config }) => ({
    title: 'A payment is not what was asked for',
    text: 'Somebody has to look at it at SumUp.',
    href: publicUrl(config, 'cart', `/desk/orders/${objectId}`),
  }),
  'payment-unresolved': ({ objectId }, { config }) => ({
    title: 'A payment has had no answer for a day',
    text: 'Somebody has to look at it at SumUp.',
    href: publicUrl(config, 'cart', `/desk/orders/${objectId}`),
  }),
  'order-refunded': ({ subject, objectId }, { site }) => ({
    title: `${amount(subject, site)} of order ${subject.number} is on its way back`,
    text: 'It goes to the card that paid. Banks take a few days.',
    href: `/orders/${objectId}`,
  }),
  'new-device': () => ({
    title: 'You signed in on a new device',
    text: 'If that was not you, sign every other device out.',
    href: '/devices',
  }),
  'credential-added': ({ subject }) => ({
    title: `${CREDENTIALS[String(subject.credential)] ?? 'A way of signing in'} was added`,
    text: 'If that was not you, take it away and sign every device out.',
    href: '/signing-in',
  }),
  'credential-removed': ({ subject }) => ({
    title: `${CREDENTIALS[String(subject.credential)] ?? 'A way of signing in'} was removed`,
    text: 'It does not open your account any more.',
    href: '/signing-in',
  }),
  'email-changed': () => ({
    title: 'Your e-mail address was changed',
    text: 'Letters and sign-in links go to the new one.',
    href: '/profile',
  }),
  'roles-changed': ({ subject }) => ({
    title: 'What you do here was changed',
    text: `Your roles: ${roleList(subject.roles) || 'member'}.`,
    href: '/',
  }),
  'export-ready': () => ({
    title: 'The copy of your data is ready',
    text: 'It can be fetched for a week.',
    href: '/records',
  }),
  'deletion-requested': () => ({
    title: 'Your account is to be deleted',
    text: 'Until then you may change your mind.',
    href: '/records',
  }),
  'invitation-accepted': ({ subject }, { names }) => ({
    title: `${names.get(String(subject.memberId)) ?? 'A former member'} accepted your invitation`,
    text: 'They can do what you invited them for.',
    href: '/invitations',
  }),
  'digest-waiting': ({ subject }, { config }) => ({
    title: `“${subject.title}” waits for an editor`,
    text: 'The digest is gathered. It goes out when somebody approves it, and is dropped after two weeks.',
    href: publicUrl(config, 'blog', '/desk/digests'),
  }),
}

const CREDENTIALS: Readonly<Record<string, string>> = {
  passkey: 'A passkey',
  totp: 'Codes from an app',
  'recovery-codes': 'A set of recovery codes',
  all: 'Every other way of signing in',
}

function amount({ totalMinor, currency }: Notification['subject'], site: Site): string {
  return site.money(Number(totalMinor), String(currency))
}

function roleList(roles: unknown): string {
  return Array.isArray(roles) ? roles.filter((role) => role !== 'member').join(', ') : ''
}
