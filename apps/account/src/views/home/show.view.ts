import { faceOf } from '@rose-ash/server/views/format/face-of'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { givenName } from '@rose-ash/shared/protocols/member'
import { desksOf } from '@rose-ash/shared/rights/desks'
import { may } from '@rose-ash/shared/rights/may'
import type { Site } from '@rose-ash/shared/site/site'
import type { Home } from '../../services/home/read-home.ts'
import { orderWords } from '../orders/order-words.ts'

interface Around {
  readonly now: Date
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly site: Site
}

/** The start page: a greeting, what needs attention, and the sections. */
export function homeView(
  { member, orders, subscriptions, devices, hasPasskey, secondFactorDueAt, waitingResets, unreadCount }: Home,
  { now, config, site }: Around,
) {
  const lines = orders.map((order) => orderWords({ config, site }, order))
  const needs = [
    ...lines.filter(({ isPending }) => isPending).map(unpaid),
    ...(unreadCount > 0 ? [unread(unreadCount)] : []),
    ...waitingResets.map(waitingReset),
    ...(secondFactorDueAt ? [secondWay(site.day(secondFactorDueAt), secondFactorDueAt <= now)] : []),
    ...(hasPasskey || secondFactorDueAt ? [] : [PASSKEY]),
    ...(givenName(member) ? [] : [NAME]),
    ...(member.handle ? [] : [HANDLE]),
  ]
  const letters = subscriptions.filter(({ isSubscribed }) => isSubscribed).map(({ newsletter }) => newsletter.name)
  const isAdministrator = may(member, 'member.read-all')
  return {
    face: member.avatarUrl ? faceOf(member) : undefined,
    greeting: [greetingAt(site.parts(now).time), firstName(givenName(member))].filter(Boolean).join(', '),
    text: inWords(needs.length),
    needs,
    orders: lines,
    lettersText: letters.length > 0 ? `You get ${letters.join(' and ')}.` : 'No letters come to you at the moment.',
    devicesText: devices.length === 1 ? 'Signed in on this device only.' : `Signed in on ${devices.length} devices.`,
    isStaff: desksOf(member).length > 0 || isAdministrator,
    membersHref: isAdministrator ? '/members' : undefined,
    workHref: may(member, 'work.operate') ? '/background-work' : undefined,
    roles: member.roles.filter((role) => role !== 'member'),
  }
}

const PASSKEY = {
  title: 'Sign in without a letter',
  text: 'A passkey on this device opens the door by your finger, your face or its PIN.',
  action: { label: 'Add a passkey', href: '/signing-in' },
}

const NAME = {
  title: 'What may we call you?',
  text: 'Your name greets you here and stands on what is packed for you.',
  action: { label: 'Say your name', href: '/profile' },
}

const HANDLE = {
  title: 'Choose a handle',
  text: 'A short name others can mention you by, and the beginning of your place on the fediverse.',
  action: { label: 'Choose one', href: '/profile' },
}

function secondWay(day: string, isDue: boolean) {
  return {
    title: 'Set up a second way of signing in',
    text: isDue
      ? 'Your role needs a passkey or an app for codes: its desk opens when you have one.'
      : `Your role needs a passkey or an app for codes from ${day} on. It takes a minute.`,
    action: { label: 'Set it up', href: '/signing-in', isPrimary: isDue },
  }
}

function waitingReset(memberId: string) {
  return {
    title: 'A lost second factor waits for you',
    text: 'Another administrator asked to reset it. It takes two of you.',
    action: { label: 'Look at it', href: `/members/${memberId}/reset` },
  }
}

function unpaid(order: ReturnType<typeof orderWords>) {
  return {
    title: `Order ${order.number} is waiting to be paid`,
    text: `${order.titles}, ${order.total}.`,
    action: { label: 'Pay it', href: order.href, isPrimary: true },
  }
}

function unread(count: number) {
  return {
    title: count === 1 ? 'One new notification' : `${count} new notifications`,
    text: 'About your orders, your account, or what waits for your roles.',
    action: { label: 'Read', href: '/notifications' },
  }
}

/** `time` is `19:00`. */
function greetingAt(time: string): string {
  const hour = Number(time.slice(0, 2))
  if (hour < 5 || hour >= 18) return 'Good evening'
  return hour < 12 ? 'Good morning' : 'Good afternoon'
}

const NUMBERS = ['Nothing needs', 'One thing needs', 'Two things need', 'Three things need']

function inWords(count: number): string {
  return `${NUMBERS[count] ?? `${count} things need`} you; the rest is in its drawers.`
}

/** `Ann Harker` → `Ann`; any name but two plain words stays whole. */
function firstName(name: string): string {
  return /^\p{L}+ \p{L}+$/u.test(name) ? name.split(' ')[0]! : name
}
