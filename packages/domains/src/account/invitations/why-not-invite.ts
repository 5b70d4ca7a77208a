import type { Tx } from '@rose-ash/shared/db/client'
import type { MemberRole } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { findMember } from '../members/find-member.ts'
import { findOpenInvitation } from './read-invitations.ts'

/** `member`: they have these roles already. `resting`: their membership is suspended. `waiting`: an open invitation gives the same roles. */
export type NoNeedToInvite = 'member' | 'resting' | 'waiting'

/** Why nobody has to be invited at this address; undefined when an invitation gives them something. */
export async function whyNotInvite(
  deps: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { email, roles }: { email: string; roles: readonly MemberRole[] },
): Promise<NoNeedToInvite | undefined> {
  const member = await findMember(tx, { email })
  if (member?.status === 'suspended') return 'resting'
  if (member && roles.every((role) => member.roles.includes(role))) return 'member'
  const open = await findOpenInvitation(deps, tx, email)
  return open && isSame(open.roles, roles) ? 'waiting' : undefined
}

function isSame(left: readonly MemberRole[], right: readonly MemberRole[]): boolean {
  const beyond = (roles: readonly MemberRole[]) => roles.filter((role) => role !== 'member').sort()
  return beyond(left).join() === beyond(right).join()
}
