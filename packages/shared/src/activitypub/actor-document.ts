import { CryptographicKey, Endpoints, Image, Multikey, Organization, Person } from '@fedify/vocab'
import { importMultibaseKey, importPem } from '@fedify/vocab-runtime'
import { Temporal } from 'temporal-polyfill'
import type { AppName } from '../config/app-name.ts'
import { type BaseConfig, publicOrigin } from '../config/base-config.ts'
import type { PublicActor } from '../protocols/federation.ts'
import { actorAddresses } from './actor-addresses.ts'

const APP_WORDS: Readonly<Record<AppName, string>> = {
  blog: 'What we write.',
  market: 'What we sell.',
  events: 'What is on.',
  cart: 'Orders and collection.',
  account: 'Members’ news.',
  federation: 'Everything we publish.',
}

export interface ActorContext {
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly assets: { url(name: string): string }
}

/** The actor on one app's host, as JSON-LD. The co-op is an Organization, a member a Person. */
export async function actorDocument(
  { config, assets }: ActorContext,
  app: AppName,
  actor: PublicActor,
): Promise<unknown> {
  const at = actorAddresses(config, app, actor.handle)
  const id = new URL(at.id)
  const keys = await Promise.all([
    importPem(actor.rsaPublicKeyPem),
    importMultibaseKey(actor.ed25519PublicKeyMultibase),
  ])
  const values = {
    id,
    preferredUsername: actor.handle,
    name: app === 'federation' ? actor.displayName : `${actor.displayName}: ${app}`,
    summary: `${actor.summaryHtml}<p>${APP_WORDS[app]}</p>`,
    url: new URL(at.profile),
    icon: new Image({
      url: new URL(actor.avatarUrl ?? assets.url('images/touch-icon.png'), publicOrigin(config, app)),
      mediaType: 'image/png',
    }),
    inbox: new URL(at.inbox),
    outbox: new URL(at.outbox),
    followers: new URL(at.followers),
    following: new URL(at.following),
    endpoints: new Endpoints({ sharedInbox: new URL(at.sharedInbox) }),
    manuallyApprovesFollowers: false,
    discoverable: true,
    indexable: true,
    published: Temporal.Instant.from(actor.createdAt.toISOString()),
    publicKey: new CryptographicKey({ id: new URL(at.rsaKeyId), owner: id, publicKey: keys[0] }),
    assertionMethods: [new Multikey({ id: new URL(at.ed25519KeyId), controller: id, publicKey: keys[1] })],
  }
  return (actor.kind === 'coop' ? new Organization(values) : new Person(values)).toJsonLd()
}
