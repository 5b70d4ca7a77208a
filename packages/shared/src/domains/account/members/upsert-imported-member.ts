import type { Tx } from '../../../db/client.ts'
import type { ImportedMember } from '../../../protocols/account.ts'
import type { ServiceDeps } from '../../../registry/services.ts'

/**
 * Takes over a member of another system: found by `ghostId`, then by address, else made. What a member has set here wins over the
 * import; a newsletter that somebody left stays left.
 */
export async function upsertImportedMember(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  imported: ImportedMember,
): Promise<{ memberId: string; isNew: boolean }> {
  const known = await tx.member.findFirst({
    where: { OR: [{ ghostId: imported.ghostId }, { email: imported.email }] },
    orderBy: { ghostId: { sort: 'asc', nulls: 'last' } },
    select: { id: true, ghostId: true, note: true, labels: true },
  })
  const memberId = known ? known.id : await createImported(activities, tx, imported)
  if (known) await fillIn(tx, known, imported)
  await subscribe(tx, memberId, imported.newsletters ?? [])
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
      name: imported.name?.trim() || imported.email.split('@')[0]!,
      ghostId: imported.ghostId,
      note: imported.note ?? '',
      labels: [...(imported.labels ?? [])],
      ...(imported.createdAt && { createdAt: imported.createdAt }),
    },
    select: { id: true },
  })
  await activities.append(tx, {
    type: 'account.member.joined',
    objectId: id,
    object: { memberId: id, source: 'import' },
  })
  return id
}

async function fillIn(
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
}

async function subscribe(tx: Tx, memberId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  const newsletters = await tx.newsletter.findMany({
    where: { OR: [{ ghostId: { in: [...keys] } }, { slug: { in: [...keys] } }] },
    select: { id: true },
  })
  await tx.newsletterSubscription.createMany({
    data: newsletters.map(({ id }) => ({ newsletterId: id, memberId, source: 'import' })),
    skipDuplicates: true,
  })
}
