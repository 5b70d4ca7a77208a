import { type Change, on } from '@rose-ash/kernel/projections/change'
import { defineProjection, type Projection } from '@rose-ash/kernel/projections/define-projection'
import { pictureColumns } from '@rose-ash/shared/media/picture-columns'
import type { PublicFact } from '@rose-ash/shared/public-things/public-fact'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'

const PUBLIC_TIMELINE = 'public-timeline'

/** The timeline of the co-op's public posts, entries and products, made from the log alone. Pages are not part of it. */
export function publicTimelineOf(facts: readonly PublicFact[]): Projection {
  return defineProjection({
    name: PUBLIC_TIMELINE,
    version: 3,
    changes: facts.filter(({ kind }) => kind !== 'page').map(changeOf),
    clear: (tx, generation) => tx.timelineEntry.deleteMany({ where: { generation } }),
  })
}

/** A thing that is published again after a withdrawal moves to the top; a thing that is published twice keeps its place. */
function changeOf({ on: definition, isNews, read }: PublicFact): Change {
  return on(definition, async (tx, activity, generation) => {
    const thing = read(activity)
    const key = { generation, objectType: thing.kind, objectId: thing.id }
    if (thing.withdrawn) return tx.timelineEntry.deleteMany({ where: key })
    const data = lineOf(thing)
    if (!isNews) return tx.timelineEntry.updateMany({ where: key, data })
    const { id: activityId, seq: activitySeq } = activity
    return tx.timelineEntry.upsert({
      where: { generation_objectType_objectId: key },
      create: { ...key, ...data, activityId, activitySeq, app: thing.app, publishedAt: thing.times.published },
      update: data,
    })
  })
}

function lineOf({ url, title, summary, image, byline }: PublicThing) {
  return { objectUrl: url, title, summary: summary || null, ...pictureColumns(image), authorName: byline }
}
