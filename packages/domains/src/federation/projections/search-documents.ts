import { type Change, ifPublic } from '@rose-ash/kernel/projections/change'
import { defineProjection } from '@rose-ash/kernel/projections/define-projection'
import type { Activity } from '@rose-ash/shared/activities/activity'
import { publicText } from '@rose-ash/shared/activities/public-text'
import { z } from 'zod'
import { PUBLIC_THINGS } from './public-things.ts'

export const SEARCH_DOCUMENTS = 'search-documents'

type Kind = 'post' | 'page' | 'entry' | 'product'

interface Facts {
  readonly objectId: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly text: string
  readonly imageUrl: string | null
  readonly publishedAt: Date
  readonly startsAt: Date | null
}

/**
 * What anybody may find, in all rooms at once. A post that only goes out by mail and an entry of a members' calendar are internal rows of
 * the log: they never get in here, and leave when they become so. Rows from before `text` was told are found by what they do say.
 */
export const searchDocuments = defineProjection({
  name: SEARCH_DOCUMENTS,
  version: 1,
  on: [...PUBLIC_THINGS, 'blog.page.published', 'blog.page.updated', 'blog.page.unpublished'],
  apply: async (tx, activity, { generation }) => CHANGES[activity.type]?.(tx, activity, generation),
  clear: (tx, generation) => tx.searchDocument.deleteMany({ where: { generation } }),
})

const told = { summary: z.string().nullish(), text: z.string().nullish() }

const post = z.looseObject({
  ...told,
  id: z.string(),
  url: z.string(),
  title: z.string(),
  published: z.string().nullish(),
  image: z.looseObject({ url: z.string() }).nullish(),
})

const entry = z.looseObject({
  ...told,
  entryId: z.string(),
  url: z.string(),
  title: z.string(),
  imageUrl: z.string().nullish(),
  calendarName: z.string().nullish(),
  placeName: z.string().nullish(),
  startsAt: z.string().nullish(),
  recurs: z.boolean().nullish(),
})

const product = z.looseObject({
  ...told,
  path: z.string(),
  name: z.string(),
  imageUrl: z.string().nullish(),
})

type Read = (activity: Activity) => Facts

const readPost: Read = ({ object, createdAt }) => {
  const { id, url, title, published, image, ...words } = post.parse(object)
  const publishedAt = published ? new Date(published) : createdAt
  return { objectId: id, url, title, ...wordsOf(words), imageUrl: image?.url ?? null, publishedAt, startsAt: null }
}

const readEntry: Read = ({ object, createdAt }) => {
  const { entryId, url, title, imageUrl, calendarName, placeName, startsAt, recurs, ...words } = entry.parse(object)
  const { summary, text } = wordsOf(words)
  return {
    objectId: entryId,
    url,
    title,
    summary,
    text: publicText([text, placeName, calendarName]),
    imageUrl: imageUrl ?? null,
    publishedAt: createdAt,
    startsAt: startsAt && !recurs ? new Date(startsAt) : null,
  }
}

const readProduct: Read = ({ object, objectId, createdAt }) => {
  const { path, name, imageUrl, ...words } = product.parse(object)
  return {
    objectId: objectId ?? '',
    url: path,
    title: name,
    ...wordsOf(words),
    imageUrl: imageUrl ?? null,
    publishedAt: createdAt,
    startsAt: null,
  }
}

function wordsOf({ summary, text }: { summary?: string | null | undefined; text?: string | null | undefined }) {
  return { summary: summary ?? '', text: text ?? '' }
}

const CHANGES: Readonly<Record<string, Change>> = {
  'blog.post.published': ifPublic(put('post', 'blog', readPost), remove('post')),
  'blog.post.updated': ifPublic(put('post', 'blog', readPost), remove('post')),
  'blog.post.unpublished': remove('post'),
  'blog.page.published': put('page', 'blog', readPost),
  'blog.page.updated': put('page', 'blog', readPost),
  'blog.page.unpublished': remove('page'),
  'events.entry.created': ifPublic(put('entry', 'events', readEntry), remove('entry')),
  'events.entry.updated': ifPublic(put('entry', 'events', readEntry), remove('entry')),
  'events.entry.cancelled': remove('entry'),
  'market.product.published': put('product', 'market', readProduct),
  'market.product.updated': put('product', 'market', readProduct),
  'market.product.withdrawn': remove('product'),
}

/** What is found keeps the day on which it appeared. */
function put(kind: Kind, app: string, read: Read): Change {
  return async (tx, activity, generation) => {
    const { objectId, ...facts } = read(activity)
    const { publishedAt: _, ...changed } = facts
    await tx.searchDocument.upsert({
      where: { generation_kind_objectId: { generation, kind, objectId } },
      create: { generation, kind, objectId, activitySeq: activity.seq, app, ...facts },
      update: { ...changed, activitySeq: activity.seq },
    })
  }
}

function remove(kind: Kind): Change {
  return async (tx, activity, generation) => {
    await tx.searchDocument.deleteMany({ where: { generation, kind, objectId: activity.objectId ?? '' } })
  }
}
