import type { Tx } from '@rose-ash/shared/db/client'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { InteractionPurpose } from './proof-purposes.ts'
import { hashCode, newProofSecrets } from './proof-secrets.ts'

/** The secrets of a new proof, for the e-mail; they are stored only as hashes. */
export interface NewProof {
  readonly proofId: string
  readonly token: string
  readonly code: string
  readonly expiresAt: Date
}

interface CreateProof {
  email: string
  interactionUid: string
  requestedFrom: string
  purpose: InteractionPurpose
}

const LIFETIME_MS = 15 * 60_000

/** Creates a link and a code for an address. The work is the same for known and unknown addresses, so that the time does not tell who is a member. */
export async function createProof(
  { clock, config }: Pick<ServiceDeps, 'clock' | 'config'>,
  tx: Tx,
  { email, interactionUid, requestedFrom, purpose }: CreateProof,
): Promise<NewProof> {
  const { token, code } = newProofSecrets()
  const expiresAt = new Date(clock.now().getTime() + LIFETIME_MS)
  const { id } = await tx.emailProof.create({
    data: {
      email,
      interactionUid,
      requestedFrom,
      purpose,
      expiresAt,
      tokenHash: hashToken(token),
      codeHash: hashCode(config.SESSION_SECRET, code),
    },
    select: { id: true },
  })
  return { proofId: id, token, code, expiresAt }
}
