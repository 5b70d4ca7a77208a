import type { AppName } from '../config/app-name.ts'
import { type BaseConfig, publicOrigin, publicUrl } from '../config/base-config.ts'

/** Every address of an actor as it appears on one app's host. */
export interface ActorAddresses {
  readonly id: string
  readonly inbox: string
  readonly sharedInbox: string
  readonly outbox: string
  readonly followers: string
  readonly following: string
  readonly featured: string
  readonly rsaKeyId: string
  readonly ed25519KeyId: string
  /** The actor's page for people: the app's front page, or the member's profile. */
  readonly profile: string
  /** `coop@blog.example`: WebFinger's `acct:` name without the scheme. */
  readonly account: string
}

/** `coop`: the co-op itself. `member`: a member who chose to be public. */
export const ACTOR_KINDS = ['coop', 'member'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** The addresses of a handle on an app. Never change them: other servers store them permanently. */
export function actorAddresses(
  config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
  app: AppName,
  handle: string,
  kind: ActorKind = 'coop',
): ActorAddresses {
  const origin = publicOrigin(config, app)
  const id = actorIdAt(origin, handle)
  return {
    id,
    inbox: `${id}/inbox`,
    sharedInbox: `${origin}/inbox`,
    outbox: `${id}/outbox`,
    followers: `${id}/followers`,
    following: `${id}/following`,
    featured: `${id}/featured`,
    rsaKeyId: `${id}#main-key`,
    ed25519KeyId: `${id}#ed25519-key`,
    profile: kind === 'coop' ? `${origin}/` : publicUrl(config, 'federation', `/@${handle}`),
    account: accountAt(origin, handle),
  }
}

/** The id of an actor on the host with this origin. */
export const actorIdAt = (origin: string, handle: string): string => `${origin}/actors/${handle}`

/** `coop@blog.example` */
export const accountAt = (origin: string, handle: string): string => `${handle}@${new URL(origin).host}`
