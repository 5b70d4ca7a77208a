import { credentialRemoved } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** Whether sign-in by e-mail also requires an authenticator code. */
export async function hasTotp(tx: Tx, memberId: string): Promise<boolean> {
  return (await tx.totpSecret.count({ where: { memberId, confirmedAt: { not: null } } })) > 0
}

/** Removes the second factor with its recovery codes; false when there was none. */
export async function removeTotp(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  memberId: string,
): Promise<boolean> {
  // They stand in for a lost passkey, too.
  await tx.recoveryCode.deleteMany({ where: { memberId, member: { passkeys: { none: {} } } } })
  const { count } = await tx.totpSecret.deleteMany({ where: { memberId } })
  if (count === 0) return false
  await activities.append(tx, credentialRemoved, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, kind: 'totp' },
  })
  return true
}
