import type { AuditLine } from '@rose-ash/domains/account/audit/list-audit'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { Site } from '@rose-ash/shared/site/site'

const WORDS: Readonly<Record<string, string>> = {
  'roles.set': 'set the roles of',
  'role.term': 'said how long a role lasts of',
  'roles.ended': 'ended roles whose time was over, of',
  'sessions.ended': 'signed out devices of',
  'application.disconnected': 'disconnected an application from',
  'member.added': 'added',
  'member.renamed': 'changed the name of',
  'email.asked': 'wrote down another address of',
  'members.exported': 'took the list of members along:',
  'member.noted': 'wrote a note about',
  'member.suspended': 'suspended',
  'member.resumed': 'let in again',
  'member.deleted': 'was forgotten, as they wished:',
  'invitation.sent': 'sent an invitation',
  'invitation.resent': 'sent an invitation again',
  'invitation.accepted': 'accepted an invitation',
  'invitation.revoked': 'took back an invitation',
  'email.changed': 'changed the address of',
  'email.restored': 'took their former address back:',
  'alarm.raised': 'said “this was not me”:',
  'reset.requested': 'asked to reset the second factor of',
  'reset.confirmed': 'confirmed the reset of the second factor of',
  'reset.stopped': 'stopped the reset of the second factor of',
  'reset.done': 'took the lost second factor away of',
  'limit.lifted': 'lifted a limit',
  'keys.rotated': 'made new keys for signing',
  'logouts.retried': 'had sign-outs told again',
  'work.replay': 'had background work tried again',
  'work.retry': 'had a flow tried again',
  'work.cancel': 'dropped background work',
  'work.pause': 'held background work back',
  'work.resume': 'let background work go on',
  'client.registered': 'registered an application',
  'client.settings': 'changed an application',
  'client.secret': 'made a new secret for an application',
  'client.disabled': 'disabled an application',
  'client.enabled': 'enabled an application again',
  'client.withdrawn': 'an application took itself out',
  'registration-token.created': 'made a token for the registration of an application',
  'registration-token.withdrawn': 'withdrew a token for the registration of an application',
  'deletion.requested': 'asked to be forgotten:',
  'deletion.cancelled': 'changed their mind:',
}

/** Audit entries as sentences. */
export function auditLines(site: Site, entries: readonly AuditLine[], members: ReadonlyMap<string, Member>) {
  return entries.map(({ seq, at, actorId, action, subjectType, subjectId, details }) => ({
    seq: String(seq),
    when: site.when(at),
    who: actorId ? (members.get(actorId)?.name ?? actorId) : 'The command line',
    what: WORDS[action] ?? action,
    whom:
      subjectType === 'member' ? (members.get(subjectId)?.name ?? subjectId) : subjectType === 'work' ? subjectId : '',
    href: subjectType === 'member' ? `/members/${subjectId}` : undefined,
    details: detailWords(site, details),
  }))
}

function detailWords(site: Site, details: unknown): string {
  if (details === null || typeof details !== 'object') return ''
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${valueWords(site, value)}`)
    .join('; ')
}

function valueWords(site: Site, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ') || 'none'
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return site.when(value)
  return String(value ?? 'none')
}
