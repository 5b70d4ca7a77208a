import type { Tx } from '@rose-ash/shared/db/client'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { ProofPurpose, ProofWay } from './proof-purposes.ts'
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
  deps: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  proof: OpenProof,
): Promise<string | undefined> {
  const row = await tx.emailProof.findFirst({ where: isOpen(deps, proof), select: { email: true } })
  return row?.email
}

/** Redeems a link for the member who requested it: by a conditional update exactly one of several callers gets the address. */
export async function redeemAddressProof(
  deps: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  proof: OpenProof,
): Promise<{ proofId: string; email: string } | undefined> {
  const [claimed] = await tx.emailProof.updateManyAndReturn({
    where: isOpen(deps, proof),
    data: { consumedAt: deps.clock.now(), consumedBy: 'link' satisfies ProofWay },
    select: { id: true, email: true },
  })
  return claimed && { proofId: claimed.id, email: claimed.email }
}

function isOpen({ clock }: Pick<ServiceDeps, 'clock'>, { memberId, token }: OpenProof) {
  const expiresAt = { gt: clock.now() }
  return { tokenHash: hashToken(token), memberId, purpose: PURPOSE, consumedAt: null, expiresAt }
}
