import { memberUpdated } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { EmailChangeOutcome } from '@rose-ash/shared/protocols/member-rights'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { hashCode, newProofSecrets } from '../../identity/proofs/proof-secrets.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { memberSelect, toMember } from '../to-member.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config'>

const LIFETIME_MS = 60 * 60_000

/** Begins a change of address; an earlier wish is worth nothing from here on. Whether the address is taken shows only to who can read its mail. */
export async function requestEmailChange(
  { clock, config }: Deps,
  tx: Tx,
  { memberId, newEmail }: { memberId: string; newEmail: string },
): Promise<{ proofId: string; token: string }> {
  const email = newEmail.trim()
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email) || email.length > 254)
    throw new ValidationError('not an address', { details: { email: 'That does not look like an e-mail address.' } })
  const now = clock.now()
  const { token, code } = newProofSecrets()
  await tx.emailProof.updateMany({
    where: { memberId, purpose: 'change-address', consumedAt: null },
    data: { expiresAt: now },
  })
  const proof = await tx.emailProof.create({
    data: {
      email,
      memberId,
      purpose: 'change-address',
      tokenHash: hashToken(token),
      codeHash: hashCode(config.SESSION_SECRET, code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    },
    select: { id: true },
  })
  await tx.emailChange.create({ data: { memberId, newEmail: email, proofId: proof.id, requestedAt: now } })
  return { proofId: proof.id, token }
}

/** The address that a link would bring; undefined when it leads nowhere. */
export async function peekEmailChange(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { memberId, token }: { memberId: string; token: string },
): Promise<string | undefined> {
  const proof = await tx.emailProof.findFirst({
    where: {
      tokenHash: hashToken(token),
      memberId,
      purpose: 'change-address',
      consumedAt: null,
      expiresAt: { gt: clock.now() },
    },
    select: { email: true },
  })
  return proof?.email
}

/** The new address is proven: it is the member's from here on. One conditional update decides who uses the link. */
export async function confirmEmailChange(
  deps: Deps,
  tx: Tx,
  { memberId, token }: { memberId: string; token: string },
): Promise<EmailChangeOutcome> {
  const now = deps.clock.now()
  const [claimed] = await tx.emailProof.updateManyAndReturn({
    where: {
      tokenHash: hashToken(token),
      memberId,
      purpose: 'change-address',
      consumedAt: null,
      expiresAt: { gt: now },
    },
    data: { consumedAt: now, consumedBy: 'link' },
    select: { id: true, email: true },
  })
  if (!claimed) return { result: 'useless' }
  const holder = await tx.member.findUnique({ where: { email: claimed.email }, select: { id: true } })
  if (holder && holder.id !== memberId) return { result: 'taken' }
  const { email: previousEmail } = await tx.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { email: true },
  })
  const row = await tx.member.update({
    where: { id: memberId },
    data: { email: claimed.email, emailVerifiedAt: now },
    select: memberSelect,
  })
  await tx.emailChange.updateMany({
    where: { proofId: claimed.id },
    data: { completedAt: now, oldEmail: previousEmail },
  })
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
  return { result: 'changed', member: toMember(row), previousEmail }
}
