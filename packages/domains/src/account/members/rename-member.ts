import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { findMember } from './find-member.ts'
import { updateProfile } from './update-profile.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'services' | 'site'>

/** Gives a member another name. Throws NotFoundError and, as updateProfile does, ValidationError. Idempotent. */
export async function renameMember(
  deps: Deps,
  tx: Tx,
  { memberId, name, byId }: { memberId: string; name: string; byId: string },
): Promise<Member> {
  const before = await findMember(tx, { id: memberId })
  if (!before) throw new NotFoundError('no such member')
  const { handle, bio, isFederated } = before
  const member = await updateProfile(deps, tx, { memberId, name, handle, bio, isFederated, byId })
  if (member.name !== before.name)
    await appendAudit(deps, tx, {
      actorId: byId,
      action: 'member.renamed',
      subjectType: 'member',
      subjectId: memberId,
      details: {},
    })
  return member
}
