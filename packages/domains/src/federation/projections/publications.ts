import { type Change, on } from '@rose-ash/kernel/projections/change'
import { defineProjection, type Projection } from '@rose-ash/kernel/projections/define-projection'
import type { PublicFact } from '@rose-ash/shared/public-things/public-fact'

export const PUBLICATIONS = 'publications'

/** What was published to the fediverse, made from the log alone, so that a rebuild gives the same ids. Pages are not part of it. */
export function publicationsOf(facts: readonly PublicFact[]): Projection {
  return defineProjection({
    name: PUBLICATIONS,
    version: 1,
    changes: facts.filter(({ kind }) => kind !== 'page').map(changeOf),
    clear: (tx, generation) => tx.publication.deleteMany({ where: { generation } }),
  })
}

/** What is public and has no open publication is published, by whichever activity: a reinstated entry comes as a new one. */
function changeOf({ on: definition, read }: PublicFact): Change {
  return on(definition, async (tx, { id, seq, createdAt, ...activity }, generation) => {
    const thing = read({ id, seq, createdAt, ...activity })
    const open = { generation, kind: thing.kind, thingId: thing.id, withdrawnAt: null }
    if (thing.withdrawn) return tx.publication.updateMany({ where: open, data: { withdrawnAt: createdAt } })
    const path = new URL(thing.url, 'http://app').pathname
    const changed = await tx.publication.updateMany({
      where: open,
      data: { path, changeId: id, changeSeq: seq, changedAt: createdAt },
    })
    if (changed.count > 0) return changed
    return tx.publication.create({ data: { ...open, id, app: thing.app, path, seq, publishedAt: createdAt } })
  })
}
