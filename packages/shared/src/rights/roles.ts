/** The roles of members. Every member has `member`, a `cooperator` belongs to the co-op; an administrator has every role. */
export const MEMBER_ROLES = ['member', 'cooperator', 'seller', 'editor', 'steward', 'administrator'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** The known roles among `names`; other names, such as a removed role in an old session, are left out. */
export function knownRoles(names: readonly string[]): MemberRole[] {
  return MEMBER_ROLES.filter((role) => names.includes(role))
}

/** `roles`, or all roles for an administrator. */
export function heldRoles(roles: readonly MemberRole[]): readonly MemberRole[] {
  return roles.includes('administrator') ? MEMBER_ROLES : roles
}
