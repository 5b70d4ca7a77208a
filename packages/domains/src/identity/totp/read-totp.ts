import type { Tx } from '@rose-ash/shared/db/client'
import type { TotpUse } from '@rose-ash/shared/protocols/totp'
import { STEP_SECONDS } from './totp.ts'

/** Since when a member has an app for codes, and when a code of it last counted; undefined without one. */
export async function readTotp(tx: Tx, memberId: string): Promise<TotpUse | undefined> {
  const row = await tx.totpSecret.findUnique({ where: { memberId }, select: { confirmedAt: true, lastStep: true } })
  if (!row?.confirmedAt) return undefined
  const lastUsedAt = row.lastStep > 0n ? new Date(Number(row.lastStep) * STEP_SECONDS * 1000) : null
  return Object.freeze({ since: row.confirmedAt, lastUsedAt })
}
