import type { SecurityFact } from '@rose-ash/domains/account/rights/list-security-facts'
import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import type { Site } from '@rose-ash/shared/site/site'

const FIELDS: Readonly<Record<string, string>> = {
  name: 'your name',
  handle: 'your handle',
  bio: 'your words',
  email: 'your address',
  isFederated: 'whether you can be followed',
  avatarUrl: 'your picture',
}

const REASONS: Readonly<Record<string, string>> = {
  'signed-out': 'Signed out',
  revoked: 'Signed out from the list of devices',
  suspended: 'Signed out: the membership was suspended',
  expired: 'A session ran out',
  deleted: 'Signed out for good',
}

const KINDS: Readonly<Record<string, string>> = {
  passkey: 'a passkey',
  totp: 'codes from an app',
  'recovery-codes': 'recovery codes',
  all: 'every other way of signing in',
}

/** The history by day, newest first. */
export function historyLines(site: Site, facts: readonly SecurityFact[]) {
  const days = new Map<string, { text: string; time: string; where: string | null }[]>()
  for (const fact of facts) {
    const day = site.day(fact.at)
    const line = {
      text: inWords(fact),
      time: site.parts(fact.at).time,
      where: fact.userAgent ? describeUserAgent(fact.userAgent) : null,
    }
    days.set(day, [...(days.get(day) ?? []), line])
  }
  return [...days].map(([day, lines]) => ({ day, lines }))
}

function inWords({ type, reason, fields, byMember }: SecurityFact): string {
  const kinds = fields.map((field) => KINDS[field] ?? field).join(' and ')
  switch (type) {
    case 'account.member.joined':
      return 'You became a member'
    case 'account.session.started':
      return 'Signed in'
    case 'account.session.ended':
      return REASONS[reason ?? ''] ?? 'Signed out'
    case 'account.member.updated':
      return `Changed ${fields.map((field) => FIELDS[field] ?? field).join(' and ')}`
    case 'account.member.roles-changed':
      return `${byMember ? 'You' : 'An administrator'} set your roles: ${fields.join(', ') || 'none'}`
    case 'account.credential.added':
      return `Added ${kinds}`
    case 'account.credential.removed':
      return `Removed ${kinds}`
    case 'account.credential.renamed':
      return `Renamed ${kinds}`
    case 'account.code.used':
      return 'Used a recovery code'
    case 'account.alarm.raised':
      return 'Said “this was not me”: everything was signed out'
    case 'account.reset.requested':
      return 'An administrator asked to reset your second factor'
    case 'account.reset.confirmed':
      return 'The reset of your second factor was confirmed'
    case 'account.reset.stopped':
      return 'The reset of your second factor was stopped'
    case 'account.reset.done':
      return 'Your second factor was reset'
    case 'account.address.proven':
      return 'Proved your address'
    case 'account.consent.given':
      return 'Connected an application'
    case 'account.consent.withdrawn':
      return 'Disconnected an application'
    case 'account.export.requested':
      return 'Asked for a copy of your data'
    case 'account.export.finished':
      return 'The copy of your data was ready'
    case 'account.export.expired':
      return 'The copy of your data was taken away'
    case 'account.deletion.requested':
      return 'Asked to be forgotten'
    case 'account.deletion.cancelled':
      return 'Changed your mind: nothing is deleted'
    case 'account.member.suspended':
      return 'The membership was suspended'
    case 'account.member.resumed':
      return 'The membership goes on'
    default:
      return type
  }
}
