import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { objectAddresses } from '@rose-ash/shared/addresses/object-addresses'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { ShownPicture } from '@rose-ash/shared/media/picture'
import type { Publication } from '@rose-ash/shared/protocols/federation'
import { addressOf } from '@rose-ash/shared/public-things/address-of'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'
import type { Site } from '@rose-ash/shared/site/site'
import { instant, type JsonLd, OBJECT_CONTEXT, PUBLIC } from './json-ld.ts'

export interface ObjectInput {
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly site: Pick<Site, 'coop' | 'language'>
  readonly publication: Publication
  readonly thing: PublicThing
  /** The text as sanitised HTML. */
  readonly html: string
}

/** What every published object has; `own` adds what its kind has, such as its type, and may replace any of it. */
export function objectDocument({ config, site, publication, thing, html }: ObjectInput, own: JsonLd): JsonLd {
  const at = objectAddresses(config, publication.app, publication.id)
  const actor = actorAddresses(config, publication.app, site.coop.handle)
  const url = addressOf(config, thing)
  const picture = thing.image && pictureDocument(thing.image, url)
  return {
    '@context': OBJECT_CONTEXT,
    id: at.id,
    url,
    attributedTo: actor.id,
    to: [PUBLIC],
    cc: [actor.followers],
    published: instant(thing.times.published),
    ...(publication.changedAt && { updated: instant(publication.changedAt) }),
    ...inLanguage(site, 'content', html),
    mediaType: 'text/html',
    ...(picture && { image: picture, attachment: [picture] }),
    tag: thing.tags.map(({ slug, name }) => ({
      type: 'Hashtag',
      name: `#${name.replaceAll(/[^\p{L}\p{N}]+/gu, '')}`,
      href: new URL(`/tag/${encodeURIComponent(slug)}/`, url).href,
    })),
    context: at.context,
    replies: at.replies,
    likes: at.likes,
    shares: at.shares,
    interactionPolicy: { canQuote: { automaticApproval: [PUBLIC] } },
    ...own,
  }
}

/** A text as a property and as its map by language: `name` and `nameMap`. */
export function inLanguage({ language }: Pick<Site, 'language'>, property: string, text: string): JsonLd {
  return { [property]: text, [`${property}Map`]: { [language.split('-')[0] ?? 'en']: text } }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
}

/** A picture that every server can show; undefined for one of another type, such as AVIF, which makes posts vanish elsewhere. */
function pictureDocument({ url, alt, width, height }: ShownPicture, base: string): JsonLd | undefined {
  const address = new URL(url, base)
  const mediaType = MEDIA_TYPES[address.pathname.split('.').at(-1)?.toLowerCase() ?? '']
  if (!mediaType) return undefined
  return { type: 'Image', mediaType, url: address.href, name: alt, ...(width && height && { width, height }) }
}
