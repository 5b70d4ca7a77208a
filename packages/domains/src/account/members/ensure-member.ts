import { memberJoined } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { type Member, UNNAMED } from '@rose-ash/shared/protocols/member'
import type { MemberSource } from '@rose-ash/shared/protocols/members'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { memberSelect, toMember } from '../to-member.ts'

interface EnsureMember {
  email: string
  name?: string
  source: MemberSource
}

/**
 * The member with this address, created when there is none. Two callers at once get the same member. A new member is subscribed to no
 * newsletter, and nameless until they say what to call them.
 */
export async function ensureMember(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { email, name, source }: EnsureMember,
): Promise<Member> {
  const { count } = await tx.member.createMany({
    data: [{ email: email.trim(), name: name?.trim() || UNNAMED }],
    skipDuplicates: true,
  })
  const member = toMember(await tx.member.findUniqueOrThrow({ where: { email: email.trim() }, select: memberSelect }))
  if (count === 1) {
    await activities.append(tx, memberJoined, {
      actorId: member.id,
      objectId: member.id,
      object: { memberId: member.id, source },
    })
  }
  return member
}
