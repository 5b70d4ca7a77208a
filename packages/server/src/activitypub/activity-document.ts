import { Article, Create, Event, Hashtag, Image, Note, Page, Place, PUBLIC_COLLECTION } from '@fedify/vocab'
import type { Activity } from '@rose-ash/shared/activities/activity'
import type { PublishedPostPayload } from '@rose-ash/shared/activities/catalogue/blog'
import type { EntryActivity } from '@rose-ash/shared/activities/catalogue/events'
import { type ActorAddresses, actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { Temporal } from 'temporal-polyfill'

type Config = Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
type PublishedObject = Article | Event | Page

export interface ActivityDocumentInput {
  readonly config: Config
  /** The projection that tells it: blog's actor tells of posts, federation's of everything. */
  readonly app: AppName
  readonly handle: string
  readonly activity: Activity
  /** The post's HTML that everybody may read, when it is at hand; otherwise its summary stands for it. */
  readonly html?: string
}

/** A public row of the log as the Create that followers get. */
export async function createDocument(input: ActivityDocumentInput): Promise<unknown> {
  const { config, app, handle, activity } = input
  const actor = actorAddresses(config, app, handle)
  const object = publishedObject(input)
  return new Create({
    id: new URL(`${actor.id}/activities/${activity.id}`),
    actor: new URL(actor.id),
    published: Temporal.Instant.from(activity.createdAt.toISOString()),
    to: PUBLIC_COLLECTION,
    cc: new URL(actor.followers),
    object,
  }).toJsonLd()
}

/** What was published, alone: what content negotiation answers on its own page. */
export async function objectDocument(input: ActivityDocumentInput): Promise<unknown> {
  return publishedObject(input).toJsonLd()
}

function publishedObject({ config, app, handle, activity, html }: ActivityDocumentInput): PublishedObject {
  const actor = actorAddresses(config, app, handle)
  if (activity.type.startsWith('blog.post.')) return article(activity.object as PublishedPostPayload, actor, html)
  if (activity.type.startsWith('events.entry.'))
    return event(activity.object as EntryActivity, actor, activity.createdAt)
  return product(activity.object as ProductPayload, actor, activity.createdAt, config)
}

/** A post: Article with its text, and a Note preview for those who show only notes (FEP-b2b8). */
function article(post: PublishedPostPayload, actor: ActorAddresses, html?: string): Article {
  const url = new URL(post.url)
  const link = `<p><a href="${escapeHtml(post.url)}">${escapeHtml(post.title)}</a></p>`
  const summary = `<p>${escapeHtml(post.summary)}</p>`
  return new Article({
    id: url,
    url,
    name: post.title,
    summary: post.summary,
    content: html ?? `${summary}${link}`,
    mediaType: 'text/html',
    attribution: new URL(actor.id),
    published: Temporal.Instant.from(post.published),
    ...(post.updated && { updated: Temporal.Instant.from(post.updated) }),
    to: PUBLIC_COLLECTION,
    cc: new URL(actor.followers),
    ...(post.image && { image: picture(post.image.url, post.image.alt, url) }),
    tags: post.tags.map(
      ({ slug, name }) =>
        new Hashtag({ name: `#${name.replaceAll(/[^\p{L}\p{N}]+/gu, '')}`, href: new URL(`/tag/${slug}/`, url) }),
    ),
    preview: new Note({
      content: `${summary}${link}`,
      attribution: new URL(actor.id),
      published: Temporal.Instant.from(post.published),
    }),
  })
}

function picture(src: string, alt: string, base: URL): Image {
  return new Image({ url: new URL(src, base), name: alt })
}

function event(entry: EntryActivity, actor: ActorAddresses, publishedAt: Date): Event {
  const url = new URL(entry.url)
  return new Event({
    id: url,
    url,
    name: entry.title,
    content: `<p>${escapeHtml(entry.summary)}</p>`,
    attribution: new URL(actor.id),
    startTime: Temporal.Instant.from(entry.startsAt),
    endTime: Temporal.Instant.from(entry.endsAt),
    published: Temporal.Instant.from(publishedAt.toISOString()),
    to: PUBLIC_COLLECTION,
    cc: new URL(actor.followers),
    ...(entry.placeName && { location: new Place({ name: entry.placeName }) }),
  })
}

interface ProductPayload {
  readonly name: string
  readonly summary: string
  readonly path: string
}

function product(
  { name, summary, path }: ProductPayload,
  actor: ActorAddresses,
  publishedAt: Date,
  config: Config,
): Page {
  const url = new URL(publicUrl(config, 'market', path))
  return new Page({
    id: url,
    url,
    name,
    content: `<p>${escapeHtml(summary)}</p>`,
    attribution: new URL(actor.id),
    published: Temporal.Instant.from(publishedAt.toISOString()),
    to: PUBLIC_COLLECTION,
    cc: new URL(actor.followers),
  })
}
