import { occurrenceCancelled, occurrenceReinstated } from '@rose-ash/shared/activities/catalogue/events'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { ServiceDeps } from '../../deps/service-deps.ts'

type Deps = Pick<ServiceDeps, 'activities'>

interface Change {
  readonly entryId: string
  /** Identifies the occurrence: its local start by the series. */
  readonly originalStart: string
  readonly by: string
}

/** Says of one time of a published series that it does not take place. A second call changes nothing. Throws NotFoundError. */
export async function cancelOccurrence(deps: Deps, tx: Tx, change: Change): Promise<void> {
  const found = await findTime(tx, change)
  if (!found || found.status === 'cancelled') return
  await say(deps, tx, change, { found, status: 'cancelled', activity: occurrenceCancelled })
}

/** Says of one cancelled time of a series that it takes place after all. A second call changes nothing. Throws NotFoundError. */
export async function reinstateOccurrence(deps: Deps, tx: Tx, change: Change): Promise<void> {
  const found = await findTime(tx, change)
  if (found?.status !== 'cancelled') return
  await say(deps, tx, change, { found, status: null, activity: occurrenceReinstated })
}

/** The occurrence, locked; null while the whole series is cancelled or not shown. */
async function findTime(tx: Tx, { entryId, originalStart }: Change) {
  if (!isUuid(entryId)) throw new NotFoundError(`no entry ${entryId}`)
  await tx.$queryRaw`SELECT id FROM entries WHERE id = ${entryId}::uuid FOR UPDATE`
  const where = { entryId_originalStart: { entryId, originalStart } }
  const found = await tx.occurrence.findUnique({ where, include: { entry: true } })
  if (!found?.entry.recurrenceRule) throw new NotFoundError(`no time ${originalStart} of a series ${entryId}`)
  return found.entry.publication === 'published' && found.entry.status !== 'cancelled' ? found : null
}

interface Said {
  readonly found: NonNullable<Awaited<ReturnType<typeof findTime>>>
  /** Of this time alone; null: as the series. */
  readonly status: 'cancelled' | null
  readonly activity: typeof occurrenceCancelled | typeof occurrenceReinstated
}

/** Writes the override, from which the occurrence is made again whenever the series is laid out anew. */
async function say(
  { activities }: Deps,
  tx: Tx,
  { entryId, originalStart, by }: Change,
  { found: { id, startsAt, entry }, status, activity }: Said,
): Promise<void> {
  await tx.occurrence.update({ where: { id }, data: { status: status ?? entry.status } })
  await tx.entryOverride.upsert({
    where: { entryId_originalStart: { entryId, originalStart } },
    create: { entryId, originalStart, status },
    update: { status },
  })
  await tx.entry.update({ where: { id: entryId }, data: { sequence: { increment: 1 } } })
  const { slug, title, timeZone } = entry
  await activities.append(tx, activity, {
    actorId: by,
    objectId: entryId,
    object: { entryId, slug, title, timeZone, originalStart, startsAt: startsAt.toISOString() },
  })
}
