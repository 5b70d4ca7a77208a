import { consentGiven } from '@rose-ash/shared/activities/catalogue/account'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** The provider's grant for an application of another organisation. */
export interface GivenConsent {
  readonly idHash: string
  readonly grantId: string
  readonly memberId: string
  readonly clientId: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly expiresAt: Date | null
}

/** Stores a member's consent to an application with the provider's grant. Appends an activity when the scopes change, but not when the same consent is saved again. */
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
