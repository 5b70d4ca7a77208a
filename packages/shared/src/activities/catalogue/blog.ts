import { z } from 'zod'
import { DRAFTS, MENU, POSTS, postKey, SETTINGS } from '../../freshness/keys.ts'
import { defineActivity } from '../define-activity.ts'
import { type TouchingFact, touchesKeys, touchesThing } from '../touches.ts'
import { picture } from './picture.ts'

const tag = z.object({ slug: z.string(), name: z.string() })
const author = z.object({ slug: z.string(), name: z.string() })

/** The public content of a post: no text for members only. */
export const publishedPostPayload = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  /** When it was first published; for an imported post this is earlier than the row of the log. */
  published: z.iso.datetime(),
  updated: z.iso.datetime().nullable(),
  membersOnly: z.boolean(),
  image: picture.nullable(),
  tags: z.array(tag),
  authors: z.array(author),
  /** The public part of the text, for search; absent in older rows. */
  text: z.string().optional(),
})

export type PublishedPostPayload = z.output<typeof publishedPostPayload>

const postReference = z.object({ id: z.uuid(), slug: z.string(), url: z.string(), title: z.string() })
const scheduled = postReference.extend({ at: z.iso.datetime() })

/** A page is public, but not sent to followers. */
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

const touchesPost = touchesThing(POSTS, postKey)
const touchesPage = (fact: TouchingFact) => [...touchesPost(fact), MENU]

export const postPublished = defineActivity('blog.post.published', {
  visibility: 'public',
  payload: publishedPostPayload,
  touches: touchesPost,
})

export const postUpdated = defineActivity('blog.post.updated', {
  visibility: 'public',
  payload: publishedPostPayload,
  touches: touchesPost,
})

export const postUnpublished = defineActivity('blog.post.unpublished', {
  visibility: 'public',
  payload: postReference,
  touches: touchesPost,
})

export const postScheduled = defineActivity('blog.post.scheduled', {
  visibility: 'internal',
  payload: scheduled,
  touches: touchesKeys(DRAFTS),
})

export const pagePublished = defineActivity('blog.page.published', {
  visibility: 'internal',
  payload: page,
  touches: touchesPage,
})

export const pageUpdated = defineActivity('blog.page.updated', {
  visibility: 'internal',
  payload: page,
  touches: touchesPage,
})

export const pageUnpublished = defineActivity('blog.page.unpublished', {
  visibility: 'internal',
  payload: postReference,
  touches: touchesPage,
})

export const pageScheduled = defineActivity('blog.page.scheduled', {
  visibility: 'internal',
  payload: scheduled,
  touches: touchesKeys(DRAFTS),
})

export const settingsChanged = defineActivity('blog.settings.changed', {
  visibility: 'internal',
  payload: z.object({ keys: z.array(z.string()) }),
  touches: touchesKeys(SETTINGS),
})

export const menuChanged = defineActivity('blog.menu.changed', {
  visibility: 'internal',
  payload: z.object({ place: z.string() }),
  touches: touchesKeys(MENU),
})

export const importFinished = defineActivity('blog.import.finished', {
  visibility: 'internal',
  payload: z.object({ source: z.string(), created: z.number().int(), updated: z.number().int() }),
  touches: touchesKeys(POSTS, MENU, SETTINGS),
})

/** The digest is ready for an editor to publish or cancel. */
export const digestGathered = defineActivity('blog.digest.gathered', {
  visibility: 'internal',
  payload: digest,
  touches: touchesKeys(DRAFTS),
})

export const digestCancelled = defineActivity('blog.digest.cancelled', {
  visibility: 'internal',
  payload: z.object({ id: z.uuid(), title: z.string() }),
  touches: touchesKeys(DRAFTS),
})

export const digestPublished = defineActivity('blog.digest.published', {
  visibility: 'internal',
  payload: digest,
  touches: touchesKeys(DRAFTS),
})

/** Every activity that the blog domain writes. */
export const blogActivities = [
  postPublished,
  postUpdated,
  postUnpublished,
  postScheduled,
  pagePublished,
  pageUpdated,
  pageUnpublished,
  pageScheduled,
  settingsChanged,
  menuChanged,
  importFinished,
  digestGathered,
  digestCancelled,
  digestPublished,
] as const
