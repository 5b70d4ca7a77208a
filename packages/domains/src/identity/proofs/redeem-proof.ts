import { addressProven } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { Member } from '@rose-ash/shared/protocols/member'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { wipeCredentials } from '../wipe-credentials.ts'
import { MAX_ATTEMPTS } from './max-attempts.ts'
import { hashCode } from './proof-secrets.ts'

export type Redemption =
  | { readonly result: 'proven'; readonly member: Member; readonly proofId: string }
  | { readonly result: 'used' | 'expired' | 'unknown' | 'too-many-attempts' | 'suspended' }

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config' | 'services' | 'site'>

/** Redeems a link: by a conditional update exactly one of several callers gets `proven`. */
export async function redeemLink(deps: Deps, tx: Tx, { token }: { token: string }): Promise<Redemption> {
  const tokenHash = hashToken(token)
  const claimed = await tx.$queryRaw<Claim[]>`
    UPDATE email_proofs SET consumed_at = ${deps.clock.now()}, consumed_by = 'link'
    WHERE token_hash = ${tokenHash} AND consumed_at IS NULL AND expires_at > ${deps.clock.now()} AND attempts < ${MAX_ATTEMPTS}
    RETURNING id, email::text`
  if (claimed[0]) return prove(deps, tx, claimed[0])
  const proof = await tx.emailProof.findUnique({ where: { tokenHash }, select: { consumedAt: true } })
  return { result: proof ? (proof.consumedAt ? 'used' : 'expired') : 'unknown' }
}

interface RedeemCode {
  interactionUid: string
  code: string
}

/**
 * Redeems a typed code for the browser that requested it. Every attempt is counted before the comparison, in the same statement, so
 * that parallel guesses are all counted.
 */
export async function redeemCode(deps: Deps, tx: Tx, { interactionUid, code }: RedeemCode): Promise<Redemption> {
  const codeHash = hashCode(deps.config.SESSION_SECRET, code)
  const tried = await tx.$queryRaw<(Claim & { claimed: boolean; attempts: number })[]>`
    UPDATE email_proofs SET attempts = attempts + 1,
      consumed_at = CASE WHEN code_hash = ${codeHash} THEN ${deps.clock.now()}::timestamptz END,
      consumed_by = CASE WHEN code_hash = ${codeHash} THEN 'code' END
    WHERE id = (
      SELECT id FROM email_proofs WHERE interaction_uid = ${interactionUid} AND purpose = 'sign-in'
      ORDER BY created_at DESC LIMIT 1
    ) AND consumed_at IS NULL AND expires_at > ${deps.clock.now()} AND attempts < ${MAX_ATTEMPTS}
    RETURNING id, email::text, attempts, consumed_at IS NOT NULL AS claimed`
  if (tried[0]?.claimed) return prove(deps, tx, tried[0])
  if (tried[0]) return { result: tried[0].attempts >= MAX_ATTEMPTS ? 'too-many-attempts' : 'unknown' }
  return { result: await whyNot(tx, interactionUid) }
}

interface Claim {
  id: string
  email: string
}

/** Completes a proof: creates the address's member when there is none, and refuses a suspended one. */
async function prove(deps: Deps, tx: Tx, { id, email }: Claim): Promise<Redemption> {
  const { account } = deps.services
  const member = await account.ensureMember(tx, { email, source: 'sign-in' })
  if (member.status !== 'active') return { result: 'suspended' }
  if (await account.proveAddress(tx, member.id)) await noteFirstProof(deps, tx, member.id)
  await tx.emailProof.update({ where: { id }, data: { memberId: member.id } })
  return { result: 'proven', member: await account.noteSignIn(tx, member.id), proofId: id }
}

/** Removes credentials from before the first proof of the address: they may belong to another person. */
async function noteFirstProof(deps: Deps, tx: Tx, memberId: string): Promise<void> {
  await deps.activities.append(tx, addressProven, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId },
  })
  await wipeCredentials(deps, tx, memberId)
}

async function whyNot(tx: Tx, interactionUid: string): Promise<'used' | 'expired' | 'unknown' | 'too-many-attempts'> {
  const proof = await tx.emailProof.findFirst({ where: { interactionUid }, orderBy: { createdAt: 'desc' } })
  if (!proof) return 'unknown'
  if (proof.consumedAt) return 'used'
  return proof.attempts >= MAX_ATTEMPTS ? 'too-many-attempts' : 'expired'
}
