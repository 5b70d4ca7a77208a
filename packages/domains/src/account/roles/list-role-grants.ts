import type { Tx } from '@rose-ash/shared/db/client'
import { MEMBER_ROLES, type MemberRole } from '@rose-ash/shared/protocols/member'

/** A role that a member has, and how they came by it. */
export interface RoleGrant {
  readonly role: MemberRole
  readonly grantedAt: Date
  /** Null: the operator, an import or the house itself. */
  readonly grantedById: string | null
  readonly endsAt: Date | null
  readonly reason: string
}

/** The roles of a member that have not ended, in the order of MEMBER_ROLES. */
export async function listRoleGrants(tx: Tx, memberId: string): Promise<readonly RoleGrant[]> {
  const rows = await tx.memberRole.findMany({
    where: { memberId, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] },
    omit: { memberId: true },
  })
  return MEMBER_ROLES.flatMap((role) => {
    const row = rows.find((one) => one.role === role)
    return row ? [Object.freeze({ ...row, role })] : []
  })
}
