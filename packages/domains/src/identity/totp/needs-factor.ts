import { Prisma, type Tx } from '@rose-ash/shared/db/client'

/**
 * For a row of `members`: whether a letter alone does not sign them in. It never does for who has an app for codes; and for who has a
 * passkey it does not from the time at which they raised an alarm until they have signed in by a second factor.
 */
export const NEEDS_FACTOR = `(
  EXISTS (SELECT FROM totp_secrets WHERE totp_secrets.member_id = members.id AND confirmed_at IS NOT NULL)
  OR EXISTS (SELECT FROM passkeys WHERE passkeys.member_id = members.id) AND EXISTS (
    SELECT FROM email_proofs AS alarm
    WHERE alarm.member_id = members.id AND alarm.purpose IN ('not-me', 'undo-address') AND alarm.consumed_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM member_sessions AS later WHERE later.member_id = members.id
        AND later.signed_in_at > alarm.consumed_at AND 'mfa' = ANY (later.methods))))`

/** Whether the member must give their second factor after a letter. */
export async function needsFactor(tx: Tx, memberId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ needs: boolean }[]>(
    Prisma.sql`SELECT ${Prisma.raw(NEEDS_FACTOR)} AS needs FROM members WHERE id = ${memberId}::uuid`,
  )
  return row?.needs ?? false
}
