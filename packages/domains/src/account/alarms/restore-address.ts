import { memberUpdated } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { claimProof } from '../../identity/proofs/claim-proof.ts'
import { expireMemberProofs } from '../../identity/proofs/member-proof.ts'
import { findMember } from '../members/find-member.ts'
import { shutOut } from './raise-alarm.ts'

/**
 * Gives a member their former address back, by the link in the letter to it, once and within its time, also when the address has been
 * changed again since; whoever changed it is shut out, and later links of this kind are worth nothing. `taken` when somebody else has
 * the address now.
 */
export async function restoreAddress(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'config' | 'site'>,
  tx: Tx,
  { token }: { token: string },
): Promise<{ readonly result: 'restored'; readonly memberId: string } | { readonly result: 'useless' | 'taken' }> {
  const claim = await claimProof(deps, tx, { purpose: 'undo-address', by: { token } })
  if (claim.result !== 'claimed' || !claim.memberId) return { result: 'useless' }
  const { email, memberId, aboutAt: since } = claim
  const holder = await findMember(tx, { email })
  if (holder && holder.id !== memberId) return { result: 'taken' }
  await tx.member.update({ where: { id: memberId }, data: { email, emailVerifiedAt: deps.clock.now() } })
  await expireMemberProofs(deps, tx, { memberId, purpose: 'undo-address' })
  const fact = { memberId, fields: ['email'] }
  await deps.activities.append(tx, memberUpdated, { actorId: memberId, objectId: memberId, object: fact })
  await shutOut(deps, tx, { memberId, since, hasNewAddress: true })
  return { result: 'restored', memberId }
}
