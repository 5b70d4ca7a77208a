import { actorSuspended } from '@rose-ash/shared/activities/catalogue/federation'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { FORMER_MEMBER } from '@rose-ash/shared/texts/former-member'
import type { ServiceDeps } from '../../deps/service-deps.ts'

const NOBODY = { displayName: FORMER_MEMBER, summaryHtml: '', avatarUrl: null }

interface SuspendActors {
  readonly where: Prisma.ActorWhereInput
  /** Why: the member chose not to be public, changed the handle, or was deleted. */
  readonly reason: 'hidden' | 'renamed' | 'deleted'
}

/** Suspends actors and removes their personal data; their ids stay, so that other servers can be told. Suspended ones are not changed again. */
export async function suspendActors(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { where, reason }: SuspendActors,
): Promise<void> {
  const gone = await tx.actor.updateManyAndReturn({
    where: { ...where, suspendedAt: null },
    data: { ...NOBODY, suspendedAt: clock.now() },
    select: { id: true },
  })
  for (const { id: actorId } of gone) {
    const object = { actorId, reason }
    await activities.append(tx, actorSuspended, { objectId: actorId, object })
  }
}
