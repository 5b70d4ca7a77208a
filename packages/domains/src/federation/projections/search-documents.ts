import { type Change, on } from '@rose-ash/kernel/projections/change'
import { defineProjection, type Projection } from '@rose-ash/kernel/projections/define-projection'
import type { PublicFact } from '@rose-ash/shared/public-things/public-fact'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'

export const SEARCH_DOCUMENTS = 'search-documents'

/** The search index of public things of all apps. The oldest activities have no text, so they are found by title and summary only. */
export function searchDocumentsOf(facts: readonly PublicFact[]): Projection {
  return defineProjection({
    name: SEARCH_DOCUMENTS,
    version: 1,
    changes: facts.map(changeOf),
    clear: (tx, generation) => tx.searchDocument.deleteMany({ where: { generation } }),
  })
}

/** A document keeps the date of the thing's first publication. */
function changeOf({ on: definition, read }: PublicFact): Change {
  return on(definition, async (tx, activity, generation) => {
    const thing = read(activity)
    const key = { generation, kind: thing.kind, objectId: thing.id }
    if (thing.withdrawn) return tx.searchDocument.deleteMany({ where: key })
    const data = { ...documentOf(thing), activitySeq: activity.seq }
    return tx.searchDocument.upsert({
      where: { generation_kind_objectId: key },
      create: { ...key, ...data, app: thing.app, publishedAt: thing.times.published },
      update: data,
    })
  })
}

function documentOf({ url, title, summary, text, image, times: { starts, recurs } }: PublicThing) {
  return { url, title, summary, text, imageUrl: image?.url ?? null, startsAt: recurs ? null : starts }
}
