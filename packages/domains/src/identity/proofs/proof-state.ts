import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { ProofState } from '@rose-ash/shared/protocols/account'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../context/service-deps.ts'

/** What a link leads to, without touching it. */
export async function peekProof(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  token: string,
): Promise<ProofState | undefined> {
  return read(clock, tx, { tokenHash: hashToken(token) })
}

/** The newest proof an interaction waits for; a proven one wins over a newer letter that nobody opened. */
export async function proofFor(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  interactionUid: string,
): Promise<ProofState | undefined> {
  const proven = await read(clock, tx, { interactionUid, consumedAt: { not: null } })
  return proven ?? read(clock, tx, { interactionUid })
}

async function read(
  clock: ServiceDeps['clock'],
  tx: Tx,
  where: Prisma.EmailProofWhereInput,
): Promise<ProofState | undefined> {
  const row = await tx.emailProof.findFirst({ where: { ...where, purpose: 'sign-in' }, orderBy: { createdAt: 'desc' } })
  if (!row) return undefined
  const { id, email, interactionUid, requestedFrom, memberId, createdAt } = row
  return Object.freeze({
    proofId: id,
    email,
    interactionUid,
    requestedFrom,
    memberId,
    createdAt,
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
