import { credentialRemoved } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../deps/service-deps.ts'
import { endSessions } from './sessions/end-session.ts'

/**
 * Takes away everything that could sign somebody in as this member. Called at the first proof of an address: whatever was
 * attached before may belong to somebody who only claimed the address, and waits for its owner to fill the account.
 */
export async function wipeCredentials(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'site'>,
  tx: Tx,
  memberId: string,
): Promise<void> {
  const passkeys = await tx.passkey.deleteMany({ where: { memberId } })
  const totp = await tx.totpSecret.deleteMany({ where: { memberId } })
  const codes = await tx.recoveryCode.deleteMany({ where: { memberId } })
  await endSessions(deps, tx, { memberId, reason: 'revoked' })
  if (passkeys.count + totp.count + codes.count === 0) return
  await deps.activities.append(tx, credentialRemoved, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, kind: 'all' },
  })
}
