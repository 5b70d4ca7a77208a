import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { admitMember } from './admit-member.ts'
import { ensureMember } from './ensure-member.ts'
import { findMember } from './find-member.ts'
import { renameMember } from './rename-member.ts'

export class MemberExistsError extends ConflictError {
  declare readonly code: 'member_exists'

  constructor() {
    super('somebody is a member with this address', { code: 'member_exists' })
  }
}

interface AddMember {
  readonly email: string
  readonly name: string
  readonly belongs: boolean
  readonly byId: string
}

/** Adds a member who has not signed in yet; a letter to the address lets them in. Throws MemberExistsError, ValidationError for the name. */
export async function addMember(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'services' | 'site'>,
  tx: Tx,
  { email, name, belongs, byId }: AddMember,
): Promise<Member> {
  if (await findMember(tx, { email: email.trim() })) throw new MemberExistsError()
  const { id: memberId } = await ensureMember(deps, tx, { email, source: 'desk' })
  await appendAudit(deps, tx, {
    actorId: byId,
    action: 'member.added',
    subjectType: 'member',
    subjectId: memberId,
    details: {},
  })
  const named = await renameMember(deps, tx, { memberId, name, byId })
  return belongs ? admitMember(deps, tx, { memberId, byId }) : named
}
