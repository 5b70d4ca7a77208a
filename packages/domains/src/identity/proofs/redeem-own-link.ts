import { defineStatement, type Sql } from '@rose-ash/shared/db/sql'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { MAX_ATTEMPTS } from './max-attempts.ts'

/** The member who pressed the button in a letter. */
export interface ProvenMember {
  readonly memberId: string
  /** A code of an app is asked for besides the letter. */
  readonly hasTotp: boolean
}

interface RedeemOwnLink {
  token: string
  interactionUid: string
}

/**
 * Redeems a link and completes the sign-in with it, in one statement, for a member who is known, proven and active and presses the button
 * in the browser that asked. Undefined, and nothing has happened, in every other case: `redeemLink` then says which. Of any number of
 * callers one gets the member. The statement notes the sign-in itself, as account's noteSignIn does.
 */
export async function redeemOwnLink(
  { clock }: Pick<ServiceDeps, 'clock'>,
  sql: Sql,
  { token, interactionUid }: RedeemOwnLink,
): Promise<ProvenMember | undefined> {
  const [proven] = await sql(REDEEM, [hashToken(token), interactionUid, clock.now(), MAX_ATTEMPTS])
  return proven && { memberId: proven.member_id, hasTotp: proven.has_totp }
}

const REDEEM = defineStatement<{ member_id: string; has_totp: boolean }>(
  'redeem-own-link',
  `WITH proven AS (
     UPDATE email_proofs AS proof
     SET consumed_at = $3, consumed_by = 'link', resumed_at = $3, member_id = member.id
     FROM members AS member
     WHERE proof.token_hash = $1 AND proof.interaction_uid = $2 AND proof.purpose = 'sign-in'
       AND proof.consumed_at IS NULL AND proof.expires_at > $3 AND proof.attempts < $4
       AND member.email = proof.email AND member.status = 'active' AND member.email_verified_at IS NOT NULL
     RETURNING member.id
   )
   UPDATE members SET last_signed_in_at = $3 FROM proven WHERE members.id = proven.id
   RETURNING members.id AS member_id,
     EXISTS (SELECT 1 FROM totp_secrets WHERE totp_secrets.member_id = members.id AND confirmed_at IS NOT NULL) AS has_totp`,
)
