import { type Change, ifPublic } from '@rose-ash/kernel/projections/change'
import { defineProjection } from '@rose-ash/kernel/projections/define-projection'
import type { Activity } from '@rose-ash/shared/activities/activity'
import { z } from 'zod'
import { PUBLIC_THINGS } from './public-things.ts'

export const PUBLIC_TIMELINE = 'public-timeline'

type Kind = 'post' | 'entry' | 'product'

interface TimelineFacts {
  readonly objectUrl: string
  readonly title: string
  readonly summary: string | null
  readonly imageUrl: string | null
  readonly authorName: string | null
  readonly publishedAt: Date
}

/**
 * What the co-op made public, as one list: posts, entries of the calendars, products. Built from the log alone. A post that only goes
 * out by mail and an entry of a members' calendar are internal rows: they do not appear, and leave when they become so.
 */
export const publicTimeline = defineProjection({
  name: PUBLIC_TIMELINE,
  version: 2,
  on: PUBLIC_THINGS,
  apply: async (tx, activity, { generation }) => CHANGES[activity.type]?.(tx, activity, generation),
  clear: (tx, generation) => tx.timelineEntry.deleteMany({ where: { generation } }),
})

const post = z
  .looseObject({
    id: z.string(),
    url: z.string(),
    title: z.string(),
    summary: z.string().nullish(),
    published: z.string(),
    image: z.looseObject({ url: z.string() }).nullish(),
    authors: z.array(z.looseObject({ name: z.string() })).default([]),
  })
  .transform((given) => ({
    objectId: given.id,
    objectUrl: given.url,
    title: given.title,
    summary: given.summary || null,
    imageUrl: given.image?.url ?? null,
    authorName: given.authors.map(({ name }) => name).join(', ') || null,
    publishedAt: new Date(given.published),
  }))

const entry = z
  .looseObject({
    entryId: z.string(),
    url: z.string(),
    title: z.string(),
    summary: z.string().nullish(),
    imageUrl: z.string().nullish(),
    calendarName: z.string().nullish(),
  })
  .transform((given) => ({
    objectId: given.entryId,
    objectUrl: given.url,
    title: given.title,
    summary: given.summary || null,
    imageUrl: given.imageUrl ?? null,
    authorName: given.calendarName ?? null,
  }))

const product = z
  .looseObject({
    name: z.string(),
    path: z.string(),
    summary: z.string().nullish(),
    imageUrl: z.string().nullish(),
  })
  .transform((given) => ({
    objectUrl: given.path,
    title: given.name,
    summary: given.summary || null,
    imageUrl: given.imageUrl ?? null,
    authorName: null,
  }))

type Read = (activity: Activity) => TimelineFacts & { readonly objectId: string }

const readPost: Read = ({ object }) => post.parse(object)
const readEntry: Read = ({ object, createdAt }) => ({ ...entry.parse(object), publishedAt: createdAt })
const readProduct: Read = ({ object, objectId, createdAt }) => ({
  ...product.parse(object),
  objectId: objectId ?? '',
  publishedAt: createdAt,
})

const CHANGES: Readonly<Record<string, Change>> = {
  'blog.post.published': ifPublic(add('post', 'blog', readPost), remove('post')),
  'blog.post.updated': ifPublic(change('post', readPost), remove('post')),
  'blog.post.unpublished': remove('post'),
  'events.entry.created': ifPublic(add('entry', 'events', readEntry), remove('entry')),
  'events.entry.updated': ifPublic(change('entry', readEntry), remove('entry')),
  'events.entry.cancelled': remove('entry'),
  'market.product.published': add('product', 'market', readProduct),
  'market.product.updated': change('product', readProduct),
  'market.product.withdrawn': remove('product'),
}

/** Published again after it was withdrawn, it appears as new; published twice, it keeps its place. */
function add(objectType: Kind, app: string, read: Read): Change {
  return async (tx, activity, generation) => {
    const { objectId, ...facts } = read(activity)
    await tx.timelineEntry.upsert({
      where: { generation_objectType_objectId: { generation, objectType, objectId } },
      create: { generation, activityId: activity.id, activitySeq: activity.seq, objectType, objectId, app, ...facts },
      update: withoutTime(facts),
    })
  }
}

function change(objectType: Kind, read: Read): Change {
  return async (tx, activity, generation) => {
    const { objectId, ...facts } = read(activity)
    await tx.timelineEntry.updateMany({ where: { generation, objectType, objectId }, data: withoutTime(facts) })
  }
}

function remove(objectType: Kind): Change {
  return async (tx, activity, generation) => {
    await tx.timelineEntry.deleteMany({ where: { generation, objectType, objectId: activity.objectId ?? '' } })
  }
}

function withoutTime({ publishedAt: _, ...facts }: TimelineFacts): Omit<TimelineFacts, 'publishedAt'> {
  return facts
}
