import { z } from 'zod'
import { type ActivityDefinition, defineActivity } from '../define-activity.ts'

const tag = z.object({ slug: z.string(), name: z.string() })
const author = z.object({ slug: z.string(), name: z.string() })
const image = z.object({
  url: z.string(),
  alt: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

/** A post as everybody may know it: nothing in here is for members only. */
export const publishedPostPayload = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  /** When it was first published; for an imported post long before the row of the log. */
  published: z.iso.datetime(),
  updated: z.iso.datetime().nullable(),
  membersOnly: z.boolean(),
  image: image.nullable(),
  tags: z.array(tag),
  authors: z.array(author),
  /** What everybody may read of it, for search; older rows have none. */
  text: z.string().optional(),
})

export type PublishedPostPayload = z.output<typeof publishedPostPayload>

const postReference = z.object({ id: z.uuid(), slug: z.string(), url: z.string(), title: z.string() })

/** A page may be read by everybody, but it is no news: followers are not told. */
const page = postReference.extend({
  summary: z.string().optional(),
  text: z.string().optional(),
  published: z.iso.datetime().optional(),
})

const digest = z.object({
  id: z.uuid(),
  title: z.string(),
  postIds: z.array(z.uuid()),
  newsletterId: z.uuid().nullable(),
})

const POSTS = ['public-timeline', 'search-documents']

/** Every fact the blog domain writes to the log. */
export const blogActivities: readonly ActivityDefinition[] = [
  defineActivity('blog.post.published', 'public', publishedPostPayload, POSTS),
  defineActivity('blog.post.updated', 'public', publishedPostPayload, POSTS),
  defineActivity('blog.post.unpublished', 'public', postReference, POSTS),
  defineActivity('blog.post.scheduled', 'internal', postReference.extend({ at: z.iso.datetime() })),
  defineActivity('blog.page.published', 'internal', page, ['search-documents']),
  defineActivity('blog.page.updated', 'internal', page, ['search-documents']),
  defineActivity('blog.page.unpublished', 'internal', postReference, ['search-documents']),
  defineActivity('blog.settings.changed', 'internal', z.object({ keys: z.array(z.string()) })),
  defineActivity('blog.menu.changed', 'internal', z.object({ place: z.string() })),
  defineActivity(
    'blog.import.finished',
    'internal',
    z.object({ source: z.string(), created: z.number().int(), updated: z.number().int() }),
  ),
  /** It waits for an editor. */
  defineActivity('blog.digest.gathered', 'internal', digest, ['notifications']),
  defineActivity('blog.digest.cancelled', 'internal', z.object({ id: z.uuid(), title: z.string() }), ['notifications']),
  defineActivity('blog.digest.published', 'internal', digest, ['notifications']),
]
