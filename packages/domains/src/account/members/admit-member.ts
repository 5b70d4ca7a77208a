import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { lockRoles } from '../roles/lock-roles.ts'
import { setRoles } from '../roles/set-roles.ts'
import { findMember } from './find-member.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock'>

interface Admission {
  readonly memberId: string
  readonly byId: string | null
}

/** Notes that a member belongs to the co-op; their other roles stay. Idempotent. Throws NotFoundError. */
export async function admitMember(deps: Deps, tx: Tx, { memberId, byId }: Admission): Promise<Member> {
  const { roles } = await lockedMember(tx, memberId)
  return setRoles(deps, tx, { memberId, roles: [...new Set([...roles, 'cooperator' as const])], byId })
}

/** Notes that a member no longer belongs to the co-op; their other roles stay. Idempotent. Throws NotFoundError. */
export async function withdrawAdmission(deps: Deps, tx: Tx, { memberId, byId }: Admission): Promise<Member> {
  const { roles } = await lockedMember(tx, memberId)
  return setRoles(deps, tx, { memberId, roles: roles.filter((role) => role !== 'cooperator'), byId })
}

async function lockedMember(tx: Tx, memberId: string): Promise<Member> {
  await lockRoles(tx)
  const member = await findMember(tx, { id: memberId })
  if (!member) throw new NotFoundError('no such member')
  return member
}
