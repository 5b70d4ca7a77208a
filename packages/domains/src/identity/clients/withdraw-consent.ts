import { consentWithdrawn } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

interface WithdrawConsent {
  memberId: string
  clientId: string
}

/** Withdraws a member's consent to an application: deletes its grants and refresh tokens; access tokens become invalid with their grant. */
export async function withdrawConsent(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { memberId, clientId }: WithdrawConsent,
): Promise<boolean> {
  const { count } = await tx.oidcPayload.deleteMany({
    where: { kind: { in: ['Grant', 'RefreshToken'] }, memberId, clientId },
  })
  if (count === 0) return false
  await activities.append(tx, consentWithdrawn, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, clientId },
  })
  return true
}

/** Withdraws every consent of a member: they must consent anew to each application. */
export async function withdrawConsents(deps: Pick<ServiceDeps, 'activities'>, tx: Tx, memberId: string): Promise<void> {
  const rows = await tx.oidcPayload.findMany({
    where: { kind: { in: ['Grant', 'RefreshToken'] }, memberId, clientId: { not: null } },
    distinct: ['clientId'],
    orderBy: { clientId: 'asc' },
    select: { clientId: true },
  })
  for (const { clientId } of rows) await withdrawConsent(deps, tx, { memberId, clientId: clientId! })
}
