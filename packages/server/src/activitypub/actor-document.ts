import { CryptographicKey, Endpoints, Image, Multikey, Organization, Person } from '@fedify/vocab'
import { importMultibaseKey, importPem } from '@fedify/vocab-runtime'
import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, publicOrigin } from '@rose-ash/shared/config/base-config'
import type { PublicActor } from '@rose-ash/shared/protocols/federation'
import { Temporal } from 'temporal-polyfill'
import { APP_WORDS } from '../views/words/app-words.ts'

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
  const at = actorAddresses(config, app, actor.handle, actor.kind)
  const id = new URL(at.id)
  const keys = await Promise.all([
    importPem(actor.rsaPublicKeyPem),
    importMultibaseKey(actor.ed25519PublicKeyMultibase),
  ])
  const values = {
    id,
    preferredUsername: actor.handle,
    ...(actor.kind === 'coop' ? roomOfTheCoop(app, actor) : { name: actor.displayName, summary: actor.summaryHtml }),
    url: new URL(at.profile),
    icon: faceOf({ config, assets }, app, actor),
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

/** Name and summary of the co-op's actor: the co-op's own on federation, extended by the app's elsewhere. */
function roomOfTheCoop(app: AppName, { displayName, summaryHtml }: PublicActor) {
  return {
    name: app === 'federation' ? displayName : `${displayName}: ${app}`,
    summary: `${summaryHtml}<p>${APP_WORDS[app]}</p>`,
  }
}

/** The icon: a member's avatar, or none; the co-op's logo. */
function faceOf({ config, assets }: ActorContext, app: AppName, { avatarUrl, kind }: PublicActor): Image | null {
  const url = avatarUrl ?? (kind === 'coop' ? assets.url('images/touch-icon.png') : null)
  if (!url) return null
  return new Image({
    url: new URL(url, publicOrigin(config, app)),
    mediaType: url.endsWith('.webp') ? 'image/webp' : 'image/png',
  })
}
