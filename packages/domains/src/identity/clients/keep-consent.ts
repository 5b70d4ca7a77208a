import { consentGiven } from '@rose-ash/shared/activities/catalogue/account'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { GivenConsent } from '@rose-ash/shared/protocols/connections'
import type { ServiceDeps } from '../../context/service-deps.ts'

/** Keeps a member's yes to an application, as the provider's grant. What it lets the application know anew is told to the log; saved again as it was, nothing is. */
export async function keepConsent(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { idHash, grantId, memberId, clientId, payload, expiresAt }: GivenConsent,
): Promise<void> {
  const kind_idHash = { kind: 'Grant', idHash }
  const before = await tx.oidcPayload.findUnique({ where: { kind_idHash }, select: { payload: true } })
  const data = { payload: payload as Prisma.InputJsonObject, grantId, memberId, clientId, expiresAt }
  await tx.oidcPayload.upsert({ where: { kind_idHash }, create: { ...kind_idHash, ...data }, update: data })
  const scopes = scopesOf(payload)
  if (before && scopesOf(before.payload).join(' ') === scopes.join(' ')) return
  await activities.append(tx, consentGiven, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, clientId, scopes },
  })
}

function scopesOf(payload: unknown): string[] {
  const { openid } = payload as { openid?: { scope?: string } }
  return openid?.scope?.split(' ').toSorted() ?? []
}
