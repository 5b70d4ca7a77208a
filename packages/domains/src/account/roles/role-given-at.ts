import type { Tx } from '@rose-ash/shared/db/client'
import type { MemberRole } from '@rose-ash/shared/protocols/member'

/** When a member got the first of these roles that they hold. */
export async function roleGivenAt(
  tx: Tx,
  { memberId, roles }: { memberId: string; roles: readonly MemberRole[] },
): Promise<Date | undefined> {
  const row = await tx.memberRole.findFirst({
    where: { memberId, role: { in: [...roles] }, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] },
    orderBy: { grantedAt: 'asc' },
    select: { grantedAt: true },
  })
  return row?.grantedAt
}
