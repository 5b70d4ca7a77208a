import { MEMBER_ROLES, type MemberRole } from '@rose-ash/shared/protocols/member'

/** Whom a notification is for: one member, or everybody with a role. */
export const memberAudience = (memberId: string) => `member:${memberId}`
export const roleAudience = (role: MemberRole) => `role:${role}`

/** What a member is told: their own, and what is for their roles. An administrator holds every role. */
export function audiencesOf({ id, roles }: { readonly id: string; readonly roles: readonly string[] }): string[] {
  const held = MEMBER_ROLES.filter((role) => roles.includes(role) || roles.includes('administrator'))
  return [memberAudience(id), ...held.map(roleAudience)]
}
