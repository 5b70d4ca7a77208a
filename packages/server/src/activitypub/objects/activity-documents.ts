import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { objectAddresses } from '@rose-ash/shared/addresses/object-addresses'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { OutboxItem, Publication } from '@rose-ash/shared/protocols/federation'
import { ACTIVITY_STREAMS, instant, type JsonLd, PUBLIC } from './json-ld.ts'

type Config = Pick<BaseConfig, 'ROSE_PUBLIC_URL'>

/** The Create or Update of an object by the actor of its app. */
export function changeDocument(config: Config, handle: string, item: OutboxItem, document: JsonLd): JsonLd {
  const actor = actorAddresses(config, item.publication.app, handle)
  const { '@context': context, ...object } = document
  return {
    '@context': context,
    id: `${actor.id}/activities/${item.id}`,
    type: item.type,
    actor: actor.id,
    published: instant(item.at),
    to: [PUBLIC],
    cc: [actor.followers],
    object,
  }
}

/** The Announce by federation's actor of what another app's has published: other servers refuse a Create whose object is on another host than its actor. */
export function announceDocument(config: Config, handle: string, { id, at, publication }: OutboxItem): JsonLd {
  const actor = actorAddresses(config, 'federation', handle)
  return {
    '@context': ACTIVITY_STREAMS,
    id: `${actor.id}/activities/${id}`,
    type: 'Announce',
    actor: actor.id,
    published: instant(at),
    to: [PUBLIC],
    cc: [actor.followers, actorAddresses(config, publication.app, handle).id],
    object: objectAddresses(config, publication.app, publication.id).id,
  }
}

const TYPES = { post: 'Article', entry: 'Event', product: 'Note' } as const

/** What stays of a withdrawn object. */
export function tombstoneDocument(
  config: Config,
  app: AppName,
  { id, kind, publishedAt, withdrawnAt }: Publication,
): JsonLd {
  return {
    '@context': ACTIVITY_STREAMS,
    id: objectAddresses(config, app, id).id,
    type: 'Tombstone',
    formerType: TYPES[kind],
    published: instant(publishedAt),
    ...(withdrawnAt && { deleted: instant(withdrawnAt) }),
  }
}
