import { credentialRemoved } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../deps/service-deps.ts'
import { endSessions } from './sessions/end-session.ts'

/**
 * Removes all credentials of a member. Called at the first proof of an address: earlier credentials may belong to an attacker who
 * claimed the address and waits for its owner to use the account.
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
