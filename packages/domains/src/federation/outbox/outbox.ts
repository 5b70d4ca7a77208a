import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { OutboxItem, OutboxPage, OutboxQuery } from '@rose-ash/shared/protocols/federation'
import { PUBLICATIONS } from '../projections/publications.ts'
import { type PublicationRow, toPublication } from './publication.ts'

/**
 * One page of the outbox of the co-op's actor on an app, newest first: what it published there and the last change of each. Federation's
 * announces what the others published; cart's and account's say nothing. What is withdrawn is in none.
 */
export async function outboxPage(tx: Tx, { app, before, after, limit }: OutboxQuery): Promise<OutboxPage> {
  const where = await openOf(tx, app)
  const isBackwards = after !== undefined
  const seq = isBackwards ? { gt: after } : before === undefined ? undefined : { lt: before }
  const order = isBackwards ? 'asc' : 'desc'
  const [created, changed] = await Promise.all([
    tx.publication.findMany({ where: { ...where, seq }, orderBy: { seq: order }, take: limit + 1 }),
    app === 'federation'
      ? []
      : tx.publication.findMany({
          where: { ...where, changeSeq: seq ?? { not: null } },
          orderBy: { changeSeq: order },
          take: limit + 1,
        }),
  ])
  const found = [...created.map((row) => toCreate(app, row)), ...changed.map(toUpdate)].toSorted(
    (a, b) => (a.seq < b.seq ? -1 : 1) * (isBackwards ? 1 : -1),
  )
  const items = found.slice(0, limit)
  const hasMore = found.length > limit
  if (isBackwards) return { items: items.toReversed(), hasNewer: hasMore, hasOlder: true }
  return { items, hasNewer: before !== undefined, hasOlder: hasMore }
}

/** One item of that outbox; null when it is not there, or no more. */
export async function outboxItem(
  tx: Tx,
  { app, id }: { readonly app: AppName; readonly id: string },
): Promise<OutboxItem | null> {
  const where = await openOf(tx, app)
  const row = await tx.publication.findFirst({ where: { ...where, OR: [{ id }, { changeId: id }] } })
  if (!row) return null
  if (row.id === id) return toCreate(app, row)
  return app === 'federation' ? null : toUpdate(row)
}

/** How many items that outbox has. */
export async function countOutbox(tx: Tx, app: AppName): Promise<number> {
  const created = await countPublications(tx, app)
  if (app === 'federation') return created
  return created + (await tx.publication.count({ where: { ...(await openOf(tx, app)), changeId: { not: null } } }))
}

/** How many things of an app are public; federation: of all. */
export async function countPublications(tx: Tx, app: AppName): Promise<number> {
  return tx.publication.count({ where: await openOf(tx, app) })
}

async function openOf(tx: Tx, app: AppName): Promise<Prisma.PublicationWhereInput> {
  const generation = await liveGeneration(tx, PUBLICATIONS)
  return { generation, withdrawnAt: null, ...(app !== 'federation' && { app }) }
}

type Row = PublicationRow & {
  readonly seq: bigint
  readonly changeId: string | null
  readonly changeSeq: bigint | null
}

function toCreate(app: AppName, row: Row): OutboxItem {
  const type = app === 'federation' ? 'Announce' : 'Create'
  return { id: row.id, seq: row.seq, type, at: row.publishedAt, publication: toPublication(row) }
}

function toUpdate(row: Row): OutboxItem {
  const { id, publishedAt, changeId, changeSeq, changedAt } = row
  const publication = toPublication(row)
  return { id: changeId ?? id, seq: changeSeq ?? row.seq, type: 'Update', at: changedAt ?? publishedAt, publication }
}
