import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { MAX_ATTEMPTS } from './max-attempts.ts'
import type { ProofPurpose, ProofWay } from './proof-purposes.ts'
import { hashCode } from './proof-secrets.ts'

interface ClaimProof {
  /** A proof that was made for another purpose is not found. */
  purpose: ProofPurpose
  by: ProofByLink | ProofByCode
}

/** With a member: only the proof of that member is found. */
interface ProofByLink {
  token: string
  memberId?: string
}

/** The digits of the newest letter of an interaction. */
interface ProofByCode {
  code: string
  interactionUid: string
}

export type ProofClaim =
  | {
      readonly result: 'claimed'
      readonly proofId: string
      readonly email: string
      readonly memberId: string | null
      readonly aboutAt: Date | null
    }
  | { readonly result: 'used' | 'expired' | 'unknown' | 'too-many-attempts' }

/**
 * Claims a proof, whatever it is for: by one conditional update exactly one of several callers gets it. Typed digits are counted before
 * they are compared, in the same statement, so that parallel guesses are all counted.
 */
export async function claimProof(
  { clock, config }: Pick<ServiceDeps, 'clock' | 'config'>,
  tx: Tx,
  { purpose, by }: ClaimProof,
): Promise<ProofClaim> {
  const now = clock.now()
  const proof = purposely(purpose, by)
  const isRight = 'code' in by ? Prisma.sql`code_hash = ${hashCode(config.SESSION_SECRET, by.code)}` : Prisma.sql`true`
  const [way, tries]: [ProofWay, number] = 'code' in by ? ['code', 1] : ['link', 0]
  const [tried] = await tx.$queryRaw<Tried[]>`
    UPDATE email_proofs SET attempts = attempts + ${tries},
      consumed_at = CASE WHEN ${isRight} THEN ${now}::timestamptz END, consumed_by = CASE WHEN ${isRight} THEN ${way} END
    WHERE id = (${proof}) AND consumed_at IS NULL AND expires_at > ${now} AND attempts < ${MAX_ATTEMPTS}
    RETURNING id, email::text, member_id, about_at, attempts, consumed_at IS NOT NULL AS is_claimed`
  if (tried?.is_claimed) {
    const { id: proofId, email, member_id: memberId, about_at: aboutAt } = tried
    return { result: 'claimed', proofId, email, memberId, aboutAt }
  }
  if (tried) return { result: tried.attempts >= MAX_ATTEMPTS ? 'too-many-attempts' : 'unknown' }
  return { result: await whyNot(tx, proof) }
}

interface Tried {
  readonly id: string
  readonly email: string
  readonly member_id: string | null
  readonly about_at: Date | null
  readonly attempts: number
  readonly is_claimed: boolean
}

function purposely(purpose: ProofPurpose, by: ProofByLink | ProofByCode): Prisma.Sql {
  if ('code' in by)
    return Prisma.sql`SELECT id FROM email_proofs WHERE interaction_uid = ${by.interactionUid} AND purpose = ${purpose}
      ORDER BY created_at DESC LIMIT 1`
  const owner = by.memberId ? Prisma.sql`AND member_id = ${by.memberId}::uuid` : Prisma.empty
  return Prisma.sql`SELECT id FROM email_proofs WHERE token_hash = ${hashToken(by.token)} AND purpose = ${purpose} ${owner}`
}

async function whyNot(tx: Tx, proof: Prisma.Sql): Promise<Exclude<ProofClaim['result'], 'claimed'>> {
  const [row] = await tx.$queryRaw<{ is_used: boolean; attempts: number }[]>`
    SELECT consumed_at IS NOT NULL AS is_used, attempts FROM email_proofs WHERE id = (${proof})`
  if (!row) return 'unknown'
  if (row.is_used) return 'used'
  return row.attempts >= MAX_ATTEMPTS ? 'too-many-attempts' : 'expired'
}
