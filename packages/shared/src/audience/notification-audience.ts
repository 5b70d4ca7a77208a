import { MEMBER_ROLES, type MemberRole } from '../protocols/member.ts'

/** The audience of a notification: one member, or all members with a role. */
export const memberAudience = (memberId: string) => `member:${memberId}`
export const roleAudience = (role: MemberRole) => `role:${role}`

/** The audiences of a member: the member alone, and each of their roles. An administrator has every role. */
export function audiencesOf({ id, roles }: { readonly id: string; readonly roles: readonly string[] }): string[] {
  const held = MEMBER_ROLES.filter((role) => roles.includes(role) || roles.includes('administrator'))
  return [memberAudience(id), ...held.map(roleAudience)]
}
