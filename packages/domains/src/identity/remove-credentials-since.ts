import { credentialRemoved } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../deps/service-deps.ts'

/** The fact is written by our clock, the credential by the database's. */
const MARGIN_MS = 5_000

/** Removes a member's credentials that were made at a time or after it. */
export async function removeCredentialsSince(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { memberId, since }: { memberId: string; since: Date },
): Promise<void> {
  const createdAt = { gte: new Date(since.getTime() - MARGIN_MS) }
  const passkeys = await tx.passkey.deleteMany({ where: { memberId, createdAt } })
  const totp = await tx.totpSecret.deleteMany({ where: { memberId, createdAt } })
  const removed = [
    ...(passkeys.count > 0 ? (['passkey'] as const) : []),
    ...(totp.count > 0 ? (['totp'] as const) : []),
  ]
  for (const kind of removed)
    await activities.append(tx, credentialRemoved, {
      actorId: memberId,
      objectId: memberId,
      object: { memberId, kind },
    })
}
