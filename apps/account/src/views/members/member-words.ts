import { ROLE_WORDS } from '@rose-ash/server/views/words/role-words'
import { MEMBER_ROLES, type Member } from '@rose-ash/shared/protocols/member'
import type { Site } from '@rose-ash/shared/site/site'

/** A member as a line of the list. */
export function memberLine(site: Site, member: Member) {
  return {
    id: member.id,
    href: `/members/${member.id}`,
    name: member.name,
    email: member.email,
    handle: member.handle,
    roles: member.roles.filter((role) => role !== 'member'),
    joined: site.day(member.createdAt),
    lastSeen: member.lastSignedInAt ? site.day(member.lastSignedInAt) : 'never',
    isSuspended: member.status === 'suspended',
  }
}

/** The roles as boxes to tick. */
export function roleChoices(member: { readonly roles: readonly string[] }) {
  return MEMBER_ROLES.filter((role) => role !== 'member').map((role) => ({
    value: role,
    label: role[0]!.toUpperCase() + role.slice(1),
    hint: ROLE_WORDS[role],
    checked: member.roles.includes(role),
  }))
}
