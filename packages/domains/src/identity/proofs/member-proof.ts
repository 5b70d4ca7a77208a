import type { Tx } from '@rose-ash/shared/db/client'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { MemberPurpose } from './proof-purposes.ts'
import { hashCode, newProofSecrets } from './proof-secrets.ts'

interface CreateMemberProof {
  memberId: string
  /** Where the letter goes. */
  email: string
  purpose: MemberPurpose
  lifetimeMs: number
  /** When that happened which the letter tells of. */
  aboutAt?: Date
}

/** Creates a link for a letter to a member about their account. */
export async function createMemberProof(
  { clock, config }: Pick<ServiceDeps, 'clock' | 'config'>,
  tx: Tx,
  { memberId, email, purpose, lifetimeMs, aboutAt }: CreateMemberProof,
): Promise<{ proofId: string; token: string }> {
  const now = clock.now()
  const { token, code } = newProofSecrets()
  const { id } = await tx.emailProof.create({
    data: {
      email,
      memberId,
      purpose,
      aboutAt: aboutAt ?? null,
      tokenHash: hashToken(token),
      codeHash: hashCode(config.SESSION_SECRET, code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetimeMs),
    },
    select: { id: true },
  })
  return { proofId: id, token }
}

interface OpenProof {
  token: string
  purpose: MemberPurpose
  memberId?: string
}

/** Whose link it is and which address it was sent to, without redeeming it; undefined when it is of no use any more. */
export async function peekMemberProof(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { token, purpose, memberId }: OpenProof,
): Promise<{ memberId: string; email: string } | undefined> {
  const expiresAt = { gt: clock.now() }
  const row = await tx.emailProof.findFirst({
    where: { tokenHash: hashToken(token), purpose, consumedAt: null, expiresAt, ...(memberId && { memberId }) },
    select: { memberId: true, email: true },
  })
  return row?.memberId ? { memberId: row.memberId, email: row.email } : undefined
}

/** Makes a member's open links of a purpose worthless. */
export async function expireMemberProofs(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { memberId, purpose }: { memberId: string; purpose: MemberPurpose },
): Promise<void> {
  await tx.emailProof.updateMany({ where: { memberId, purpose, consumedAt: null }, data: { expiresAt: clock.now() } })
}
