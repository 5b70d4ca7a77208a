import { type ActorAddresses, actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, publicOrigin } from '@rose-ash/shared/config/base-config'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import type { PublicActor } from '@rose-ash/shared/protocols/federation'
import type { Site } from '@rose-ash/shared/site/site'
import { APP_WORDS } from '../views/words/app-words.ts'
import { ACTOR_CONTEXT, instant, type JsonLd } from './objects/json-ld.ts'

export interface ActorContext {
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly site: Pick<Site, 'coop'>
  readonly assets: { url(name: string): string }
}

/** The actor on one app's host. The co-op is an Organization, with name and description from the site's configuration; a member a Person. */
export function actorDocument(ctx: ActorContext, app: AppName, actor: PublicActor): JsonLd {
  const at = actorAddresses(ctx.config, app, actor.handle, actor.kind)
  const isCoop = actor.kind === 'coop'
  return {
    '@context': ACTOR_CONTEXT,
    id: at.id,
    type: isCoop ? 'Organization' : 'Person',
    preferredUsername: actor.handle,
    ...(isCoop ? coopWords(ctx.site, app) : { name: actor.displayName, summary: actor.summaryHtml }),
    url: at.profile,
    icon: faceOf(ctx, app, actor),
    inbox: at.inbox,
    outbox: at.outbox,
    followers: at.followers,
    following: at.following,
    featured: at.featured,
    endpoints: { sharedInbox: at.sharedInbox },
    manuallyApprovesFollowers: false,
    discoverable: true,
    indexable: true,
    published: instant(actor.createdAt),
    attributionDomains: APP_NAMES.map((name) => new URL(publicOrigin(ctx.config, name)).host),
    ...keysOf(at, actor),
  }
}

function keysOf(at: ActorAddresses, { rsaPublicKeyPem, ed25519PublicKeyMultibase }: PublicActor): JsonLd {
  const { id, rsaKeyId, ed25519KeyId } = at
  return {
    publicKey: { id: rsaKeyId, type: 'CryptographicKey', owner: id, publicKeyPem: rsaPublicKeyPem },
    assertionMethod: [
      { id: ed25519KeyId, type: 'Multikey', controller: id, publicKeyMultibase: ed25519PublicKeyMultibase },
    ],
  }
}

/** Name and summary of the co-op's actor: the co-op's own on federation, extended by the app's elsewhere. */
function coopWords({ coop }: Pick<Site, 'coop'>, app: AppName): JsonLd {
  return {
    name: app === 'federation' ? coop.name : `${coop.name}: ${app}`,
    summary: `<p>${escapeHtml(coop.description)}</p><p>${APP_WORDS[app]}</p>`,
  }
}

/** The icon: a member's avatar, or none; the co-op's logo. */
function faceOf({ config, assets }: ActorContext, app: AppName, { avatarUrl, kind }: PublicActor): JsonLd | undefined {
  const url = avatarUrl ?? (kind === 'coop' ? assets.url('images/touch-icon.png') : null)
  if (!url) return undefined
  const mediaType = url.endsWith('.webp') ? 'image/webp' : 'image/png'
  return { type: 'Image', mediaType, url: new URL(url, publicOrigin(config, app)).href }
}
