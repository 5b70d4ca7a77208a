import type { Tx } from '@rose-ash/shared/db/client'

/** Whether a member has a passkey or an app for codes. */
export async function hasSecondFactor(tx: Tx, memberId: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM passkeys WHERE member_id = ${memberId}::uuid
    UNION ALL SELECT 1 FROM totp_secrets WHERE member_id = ${memberId}::uuid AND confirmed_at IS NOT NULL LIMIT 1`
  return found.length > 0
}
