import { defineStatement, type Sql } from '@rose-ash/shared/db/sql'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { NEEDS_FACTOR } from '../totp/needs-factor.ts'
import { MAX_ATTEMPTS } from './max-attempts.ts'
import type { InteractionPurpose } from './proof-purposes.ts'

/** The member whose link was redeemed. */
export interface ProvenMember {
  readonly memberId: string
  /** Whether the member must also give their second factor. */
  readonly needsFactor: boolean
}

interface RedeemOwnLink {
  token: string
  interactionUid: string
  purpose: InteractionPurpose
}

/**
 * Redeems a link and completes the sign-in, in one statement, for an active member with a proven address in the browser that requested
 * the link. Returns undefined without any change in every other case, which `redeemLink` then tells apart. One of several callers gets
 * the member. The statement also records the sign-in, as account's noteSignIn does.
 */
export async function redeemOwnLink(
  { clock }: Pick<ServiceDeps, 'clock'>,
  sql: Sql,
  { token, interactionUid, purpose }: RedeemOwnLink,
): Promise<ProvenMember | undefined> {
  const [proven] = await sql(REDEEM, [hashToken(token), interactionUid, clock.now(), MAX_ATTEMPTS, purpose])
  return proven && { memberId: proven.member_id, needsFactor: proven.needs_factor }
}

const REDEEM = defineStatement<{ member_id: string; needs_factor: boolean }>(
  'redeem-own-link',
  `WITH proven AS (
     UPDATE email_proofs AS proof
     SET consumed_at = $3, consumed_by = 'link', resumed_at = $3, member_id = member.id
     FROM members AS member
     WHERE proof.token_hash = $1 AND proof.interaction_uid = $2 AND proof.purpose = $5
       AND proof.consumed_at IS NULL AND proof.expires_at > $3 AND proof.attempts < $4
       AND member.email = proof.email AND member.status = 'active' AND member.email_verified_at IS NOT NULL
     RETURNING member.id
   )
   UPDATE members SET last_signed_in_at = $3 FROM proven WHERE members.id = proven.id
   RETURNING members.id AS member_id, ${NEEDS_FACTOR} AS needs_factor`,
)
