import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { INTERACTION_PURPOSES, type InteractionPurpose } from './proof-purposes.ts'

export interface ProofState {
  readonly proofId: string
  readonly email: string
  readonly purpose: InteractionPurpose
  readonly state: 'waiting' | 'proven' | 'resumed' | 'expired'
  readonly interactionUid: string | null
  readonly requestedFrom: string
  readonly memberId: string | null
  readonly createdAt: Date
}

/** The state of a link's proof, without redeeming it. */
export async function peekProof(
  deps: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  token: string,
): Promise<ProofState | undefined> {
  return read(deps, tx, { tokenHash: hashToken(token) })
}

/** The newest proof of an interaction; a proven one has precedence over a newer, unredeemed one. */
export async function proofFor(
  deps: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  interactionUid: string,
): Promise<ProofState | undefined> {
  const proven = await read(deps, tx, { interactionUid, consumedAt: { not: null } })
  return proven ?? read(deps, tx, { interactionUid })
}

async function read(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  where: Prisma.EmailProofWhereInput,
): Promise<ProofState | undefined> {
  const purpose = { in: [...INTERACTION_PURPOSES] }
  const row = await tx.emailProof.findFirst({ where: { ...where, purpose }, orderBy: { createdAt: 'desc' } })
  if (!row) return undefined
  const { id, email, interactionUid, requestedFrom, memberId, createdAt } = row
  return Object.freeze({
    proofId: id,
    email,
    interactionUid,
    requestedFrom,
    memberId,
    createdAt,
    purpose: row.purpose as InteractionPurpose,
    state: stateOf(row, clock.now()),
  })
}

function stateOf(
  row: { consumedAt: Date | null; resumedAt: Date | null; expiresAt: Date },
  now: Date,
): ProofState['state'] {
  if (row.resumedAt) return 'resumed'
  if (row.consumedAt) return 'proven'
  return row.expiresAt <= now ? 'expired' : 'waiting'
}
