import type { Tx } from '@rose-ash/shared/db/client'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { claimProof } from './claim-proof.ts'
import type { ProofPurpose } from './proof-purposes.ts'
import { hashCode, newProofSecrets } from './proof-secrets.ts'

const LIFETIME_MS = 60 * 60_000
const PURPOSE: ProofPurpose = 'change-address'

interface OpenProof {
  memberId: string
  token: string
}

/** Creates a link by which a member proves another address; earlier links become invalid. */
export async function createAddressProof(
  { clock, config }: Pick<ServiceDeps, 'clock' | 'config'>,
  tx: Tx,
  { memberId, email }: { memberId: string; email: string },
): Promise<{ proofId: string; token: string }> {
  const now = clock.now()
  const { token, code } = newProofSecrets()
  await tx.emailProof.updateMany({
    where: { memberId, purpose: PURPOSE, consumedAt: null },
    data: { expiresAt: now },
  })
  const { id } = await tx.emailProof.create({
    data: {
      email,
      memberId,
      purpose: PURPOSE,
      tokenHash: hashToken(token),
      codeHash: hashCode(config.SESSION_SECRET, code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    },
    select: { id: true },
  })
  return { proofId: id, token }
}

/** The address of a link, without redeeming it. */
export async function peekAddressProof(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { memberId, token }: OpenProof,
): Promise<string | undefined> {
  const expiresAt = { gt: clock.now() }
  const row = await tx.emailProof.findFirst({
    where: { tokenHash: hashToken(token), memberId, purpose: PURPOSE, consumedAt: null, expiresAt },
    select: { email: true },
  })
  return row?.email
}

/** Redeems a link for the member who requested it: exactly one of several callers gets the address. */
export async function redeemAddressProof(
  deps: Pick<ServiceDeps, 'clock' | 'config'>,
  tx: Tx,
  proof: OpenProof,
): Promise<{ proofId: string; email: string } | undefined> {
  const claim = await claimProof(deps, tx, { purpose: PURPOSE, by: proof })
  return claim.result === 'claimed' ? claim : undefined
}
