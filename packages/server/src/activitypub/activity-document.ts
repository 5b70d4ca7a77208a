import { Article, Create, Event, Hashtag, Image, Note, Page, Place, PUBLIC_COLLECTION } from '@fedify/vocab'
import { type ActorAddresses, actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { addressOf } from '@rose-ash/shared/public-things/address-of'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'
import { Temporal } from 'temporal-polyfill'

export interface ThingDocumentInput {
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  /** The app on whose host the co-op's actor publishes: blog's actor publishes posts, federation's publishes everything. */
  readonly app: AppName
  readonly handle: string
  readonly thing: PublicThing
  /** The public part of a post's HTML; the summary is used when it is missing. */
  readonly html?: string
}

export interface CreateDocumentInput extends ThingDocumentInput {
  readonly activity: { readonly id: string; readonly createdAt: Date }
}

/** The Create activity that followers receive when a thing is published. */
export async function createDocument({ activity, ...input }: CreateDocumentInput): Promise<unknown> {
  const actor = actorAddresses(input.config, input.app, input.handle)
  return new Create({
    id: new URL(`${actor.id}/activities/${activity.id}`),
    actor: new URL(actor.id),
    published: instant(activity.createdAt),
    to: PUBLIC_COLLECTION,
    cc: new URL(actor.followers),
    object: objectOf(input),
  }).toJsonLd()
}

/** The object alone, as content negotiation answers it at the address of its page. */
export async function thingDocument(input: ThingDocumentInput): Promise<unknown> {
  return objectOf(input).toJsonLd()
}

function objectOf({ config, app, handle, thing, html }: ThingDocumentInput): Article | Event | Page {
  const actor = actorAddresses(config, app, handle)
  const url = new URL(addressOf(config, thing))
  if (thing.kind === 'entry') return event(thing, url, actor)
  return thing.kind === 'product' ? product(thing, url, actor) : article(thing, url, actor, html)
}

/** Article with its text, and a Note as its preview for servers that show only notes (FEP-b2b8). */
function article(thing: PublicThing, url: URL, actor: ActorAddresses, html?: string): Article {
  const words = `${paragraph(thing.summary)}<p><a href="${escapeHtml(thing.url)}">${escapeHtml(thing.title)}</a></p>`
  const { published, updated } = thing.times
  return new Article({
    ...shared(thing, url, actor),
    summary: thing.summary,
    content: html ?? words,
    mediaType: 'text/html',
    ...(updated && { updated: instant(updated) }),
    ...(thing.image && { image: new Image({ url: new URL(thing.image.url, url), name: thing.image.alt }) }),
    tags: thing.tags.map(
      ({ slug, name }) =>
        new Hashtag({ name: `#${name.replaceAll(/[^\p{L}\p{N}]+/gu, '')}`, href: new URL(`/tag/${slug}/`, url) }),
    ),
    preview: new Note({ content: words, attribution: new URL(actor.id), published: instant(published) }),
  })
}

function event(thing: PublicThing, url: URL, actor: ActorAddresses): Event {
  const { starts, ends } = thing.times
  return new Event({
    ...shared(thing, url, actor),
    content: paragraph(thing.summary),
    ...(starts && { startTime: instant(starts) }),
    ...(ends && { endTime: instant(ends) }),
    ...(thing.placeName && { location: new Place({ name: thing.placeName }) }),
  })
}

function product(thing: PublicThing, url: URL, actor: ActorAddresses): Page {
  return new Page({ ...shared(thing, url, actor), content: paragraph(thing.summary) })
}

function shared({ title, times }: PublicThing, url: URL, actor: ActorAddresses) {
  return {
    id: url,
    url,
    name: title,
    attribution: new URL(actor.id),
    published: instant(times.published),
    to: PUBLIC_COLLECTION,
    cc: new URL(actor.followers),
  }
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`
}

function instant(at: Date): Temporal.Instant {
  return Temporal.Instant.from(at.toISOString())
}
