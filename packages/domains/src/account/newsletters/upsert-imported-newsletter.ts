import { newsletterCreated, newsletterUpdated } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ImportedNewsletter } from '@rose-ash/shared/protocols/member-imports'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** Imports a newsletter: found by `ghostId`, then by slug, else created. */
export async function upsertImportedNewsletter(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { ghostId, slug, name, isArchived = false, ...rest }: ImportedNewsletter,
): Promise<{ newsletterId: string; isNew: boolean }> {
  const known = await tx.newsletter.findFirst({
    where: { OR: [{ ghostId }, { slug }] },
    select: { id: true, archivedAt: true },
  })
  const data = {
    ghostId,
    slug,
    name,
    description: rest.description ?? '',
    senderName: rest.senderName ?? '',
    senderEmail: rest.senderEmail ?? null,
    subscribeOnSignup: rest.subscribeOnSignup ?? false,
    position: rest.position ?? 0,
    archivedAt: isArchived ? (known?.archivedAt ?? clock.now()) : null,
  }
  if (known) await tx.newsletter.update({ where: { id: known.id }, data })
  const newsletterId = known?.id ?? (await tx.newsletter.create({ data, select: { id: true } })).id
  await activities.append(tx, known ? newsletterUpdated : newsletterCreated, {
    objectId: newsletterId,
    object: { newsletterId, slug, isArchived },
  })
  return { newsletterId, isNew: !known }
}
