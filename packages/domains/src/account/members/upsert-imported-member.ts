import { memberJoined, memberUpdated, newsletterSubscribed } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { UNNAMED } from '@rose-ash/shared/protocols/member'
import type { ImportedMember } from '@rose-ash/shared/protocols/member-imports'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { admitMember } from './admit-member.ts'

/**
 * Imports a member of another system: found by `ghostId`, then by address, else created. Values that the member has set here are kept;
 * newsletters that they unsubscribed from are not subscribed again. The members of another system belong to the co-op: who is imported for
 * the first time becomes a cooperator.
 */
export async function upsertImportedMember(
  deps: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  imported: ImportedMember,
): Promise<{ memberId: string; isNew: boolean }> {
  const { activities } = deps
  const known = await tx.member.findFirst({
    where: { OR: [{ ghostId: imported.ghostId }, { email: imported.email }] },
    orderBy: { ghostId: { sort: 'asc', nulls: 'last' } },
    select: { id: true, ghostId: true, note: true, labels: true },
  })
  const memberId = known ? known.id : await createImported(activities, tx, imported)
  if (known) await fillIn(activities, tx, known, imported)
  if (known && !known.ghostId) await admitMember(deps, tx, { memberId, byId: null })
  await subscribe(activities, tx, memberId, imported.newsletters ?? [])
  return { memberId, isNew: !known }
}

async function createImported(
  activities: ServiceDeps['activities'],
  tx: Tx,
  imported: ImportedMember,
): Promise<string> {
  const { id } = await tx.member.create({
    data: {
      email: imported.email,
      name: imported.name?.trim() || UNNAMED,
      ghostId: imported.ghostId,
      note: imported.note ?? '',
      labels: [...(imported.labels ?? [])],
      roles: { create: { role: 'cooperator' } },
      ...(imported.createdAt && { createdAt: imported.createdAt }),
    },
    select: { id: true },
  })
  await activities.append(tx, memberJoined, {
    objectId: id,
    object: { memberId: id, source: 'import' },
  })
  return id
}

async function fillIn(
  activities: ServiceDeps['activities'],
  tx: Tx,
  known: { id: string; ghostId: string | null; note: string; labels: string[] },
  imported: ImportedMember,
): Promise<void> {
  const labels = [...new Set([...known.labels, ...(imported.labels ?? [])])]
  const note = known.note || (imported.note ?? '')
  if (known.ghostId && note === known.note && labels.length === known.labels.length) return
  await tx.member.update({
    where: { id: known.id },
    data: { ghostId: known.ghostId ?? imported.ghostId, note, labels },
  })
  const fields = [
    ...(note === known.note ? [] : ['note']),
    ...(labels.length === known.labels.length ? [] : ['labels']),
  ]
  if (fields.length === 0) return
  const object = { memberId: known.id, fields }
  await activities.append(tx, memberUpdated, { objectId: known.id, object })
}

async function subscribe(
  activities: ServiceDeps['activities'],
  tx: Tx,
  memberId: string,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return
  const newsletters = await tx.newsletter.findMany({
    where: { OR: [{ ghostId: { in: [...keys] } }, { slug: { in: [...keys] } }] },
    select: { id: true },
  })
  const made = await tx.newsletterSubscription.createManyAndReturn({
    data: newsletters.map(({ id }) => ({ newsletterId: id, memberId, source: 'import' })),
    skipDuplicates: true,
    select: { newsletterId: true },
  })
  for (const { newsletterId } of made) {
    const object = { memberId, newsletterId, source: 'import' }
    await activities.append(tx, newsletterSubscribed, { objectId: newsletterId, object })
  }
}
