import type { Member, MemberRole } from '@rose-ash/shared/protocols/member'
import type { SharedContext } from '../../context/shared-context.ts'

interface MemberOverrides {
  readonly email?: string
  readonly name?: string
  readonly handle?: string
  readonly roles?: readonly MemberRole[]
}

let made = 0

/** An active member with a proven address. */
export async function createMember(
  { db, services }: Pick<SharedContext, 'db' | 'services'>,
  { email, name = 'Rosa Marsh', handle, roles = [] }: MemberOverrides = {},
): Promise<Member> {
  made += 1
  const { id } = await db.member.create({
    data: {
      email: email ?? `rosa-${process.pid}-${made}@members.example`,
      name,
      handle: handle ?? null,
      emailVerifiedAt: new Date(),
      roles: { create: roles.filter((role) => role !== 'member').map((role) => ({ role })) },
    },
  })
  return (await services.account.getMember(db, id))!
}
