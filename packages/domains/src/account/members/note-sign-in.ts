import type { Tx } from '@rose-ash/shared/db/client'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { memberSelect, toMember } from '../to-member.ts'

/** Records that the member's address is proven; true the first time. */
export async function proveAddress({ clock }: Pick<ServiceDeps, 'clock'>, tx: Tx, memberId: string): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, emailVerifiedAt: null },
    data: { emailVerifiedAt: clock.now() },
  })
  return count === 1
}

/** Records the time of a sign-in. */
export async function noteSignIn({ clock }: Pick<ServiceDeps, 'clock'>, tx: Tx, memberId: string): Promise<Member> {
  const data = { lastSignedInAt: clock.now() }
  return toMember(await tx.member.update({ where: { id: memberId }, data, select: memberSelect }))
}
