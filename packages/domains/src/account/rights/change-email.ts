import { memberUpdated } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { claimProof } from '../../identity/proofs/claim-proof.ts'
import { createMemberProof, expireMemberProofs, peekMemberProof } from '../../identity/proofs/member-proof.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { memberSelect, toMember } from '../to-member.ts'

interface RequestEmailChange {
  memberId: string
  newEmail: string
}

const LIFETIME_MS = 60 * 60_000
const PURPOSE = 'change-address'

/** Starts a change of address. Behaves the same for free and taken addresses, so that it does not tell who is a member. */
export async function requestEmailChange(
  deps: Pick<ServiceDeps, 'clock' | 'config'>,
  tx: Tx,
  { memberId, newEmail }: RequestEmailChange,
): Promise<{ proofId: string; token: string }> {
  const email = newEmail.trim()
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email) || email.length > 254)
    throw new ValidationError('not an address', { details: { email: 'not_an_address' } })
  await expireMemberProofs(deps, tx, { memberId, purpose: PURPOSE })
  const { proofId, token } = await createMemberProof(deps, tx, {
    memberId,
    email,
    purpose: PURPOSE,
    lifetimeMs: LIFETIME_MS,
  })
  await tx.emailChange.create({ data: { memberId, newEmail: email, proofId, requestedAt: deps.clock.now() } })
  return { proofId, token }
}

/** The new address of a link, without redeeming it; undefined when the link is invalid. */
export async function peekEmailChange(
  deps: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { memberId, token }: { memberId: string; token: string },
): Promise<string | undefined> {
  return (await peekMemberProof(deps, tx, { memberId, token, purpose: PURPOSE }))?.email
}

export type EmailChangeOutcome =
  | { readonly result: 'changed'; readonly member: Member; readonly previousEmail: string }
  | { readonly result: 'useless' | 'taken' }

/** Redeems a link once, for the member who requested it: sets their address to the one that the link was sent to. */
export async function confirmEmailChange(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'config'>,
  tx: Tx,
  { memberId, token }: { memberId: string; token: string },
): Promise<EmailChangeOutcome> {
  const claimed = await claimProof(deps, tx, { purpose: PURPOSE, by: { token, memberId } })
  if (claimed.result !== 'claimed') return { result: 'useless' }
  const { email, proofId } = claimed
  const now = deps.clock.now()
  const holder = await tx.member.findUnique({ where: { email }, select: { id: true } })
  if (holder && holder.id !== memberId) return { result: 'taken' }
  const before = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: { email: true } })
  const row = await tx.member.update({
    where: { id: memberId },
    data: { email, emailVerifiedAt: now },
    select: memberSelect,
  })
  await tx.emailChange.updateMany({ where: { proofId }, data: { completedAt: now, oldEmail: before.email } })
  await noteChange(deps, tx, memberId)
  return { result: 'changed', member: toMember(row), previousEmail: before.email }
}

async function noteChange(deps: Pick<ServiceDeps, 'activities' | 'clock'>, tx: Tx, memberId: string): Promise<void> {
  await deps.activities.append(tx, memberUpdated, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, fields: ['email'] },
  })
  await appendAudit(deps, tx, {
    actorId: memberId,
    action: 'email.changed',
    subjectType: 'member',
    subjectId: memberId,
    details: {},
  })
}
