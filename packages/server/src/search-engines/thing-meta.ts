import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { addressOf } from '@rose-ash/shared/public-things/address-of'
import type { PublicThing, PublicThingKind } from '@rose-ash/shared/public-things/public-thing'
import type { PageOptions } from '../pages/page-options.ts'

interface Vocabulary {
  readonly openGraph: NonNullable<PageOptions['ogType']>
  /** schema.org */
  readonly type: string
  readonly title: 'headline' | 'name'
}

const VOCABULARY: Readonly<Record<PublicThingKind, Vocabulary>> = {
  post: { openGraph: 'article', type: 'Article', title: 'headline' },
  page: { openGraph: 'website', type: 'WebPage', title: 'headline' },
  entry: { openGraph: 'website', type: 'Event', title: 'name' },
  product: { openGraph: 'product', type: 'Product', title: 'name' },
}

/** The OpenGraph, JSON-LD and ActivityStreams address of a thing's page, with what only its kind has as `more` JSON-LD. */
export function thingMeta(
  config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
  thing: PublicThing,
  more: object = {},
): Omit<PageOptions, 'reads' | 'fragments'> {
  const { title, summary: description, times } = thing
  const words = VOCABULARY[thing.kind]
  const url = addressOf(config, thing)
  const image = thing.image && new URL(thing.image.url, url).href
  const isPost = thing.kind === 'post'
  return {
    title,
    ...(description && { description }),
    canonical: url,
    ...(thing.kind !== 'page' && { activity: url }),
    ...(image && { image, imageAlt: thing.image?.alt ?? '' }),
    ogType: words.openGraph,
    ...(isPost && { publishedAt: times.published.toISOString() }),
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': words.type,
      [words.title]: title,
      ...(description && { description }),
      url,
      ...(image && { image }),
      ...more,
    },
  }
}
