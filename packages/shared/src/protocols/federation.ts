import type { AppName } from '../config/app-name.ts'
import type { Tx } from '../db/client.ts'
import type { PublicThing } from '../public-things/public-thing.ts'
import type { Member } from './member.ts'
import type { KeepsMemberRecords } from './member-data.ts'

/** The co-op itself, or a member who chose to be public. */
export const ACTOR_KINDS = ['coop', 'member'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** The public data of one of our actors; it appears on every app's host (see addresses/actor-addresses). */
export interface PublicActor {
  readonly id: string
  readonly kind: ActorKind
  /** The name before the @, the same on every host. */
  readonly handle: string
  readonly displayName: string
  readonly summaryHtml: string
  readonly avatarUrl: string | null
  readonly rsaPublicKeyPem: string
  /** Ed25519, multibase base58btc with its multicodec prefix (FEP-521a). */
  readonly ed25519PublicKeyMultibase: string
  readonly createdAt: Date
}

/** A public row of the log with the public thing that it shows. */
export interface PublicActivity {
  readonly seq: bigint
  readonly id: string
  readonly originApp: string
  readonly createdAt: Date
  readonly thing: PublicThing
}

export interface ActivityPage {
  readonly total: number
  readonly activities: readonly PublicActivity[]
}

export interface SearchApps {
  /** The search text of a person: words, "a phrase", -excluded. */
  readonly query: string
  /** Search only this app. */
  readonly app?: AppName | undefined
  /** The page within each app, from 1. */
  readonly page?: number
  readonly perApp?: number
}

/** The kinds of things that the search finds. */
export const SEARCHED_KINDS = ['post', 'page', 'product', 'entry'] as const
export type SearchedKind = (typeof SEARCHED_KINDS)[number]

export interface AppHit {
  readonly kind: SearchedKind
  readonly objectId: string
  readonly url: string
  readonly title: string
  readonly summary: string
  /** Plain text; U+0001 and U+0002 enclose each match. */
  readonly snippet: string
  readonly imageUrl: string | null
  readonly publishedAt: Date
  /** Set for an entry that occurs once. */
  readonly startsAt: Date | null
}

export interface AppResults {
  readonly app: AppName
  readonly total: number
  readonly hits: readonly AppHit[]
}

/** The page of a public thing. */
export interface PublicAddress {
  readonly url: string
  readonly changedAt: Date
}

/** The federation requests of other domains, other apps and the server kit. */
export interface FederationService extends KeepsMemberRecords {
  /** The actor with this handle, or null. The co-op's own actor is created, with its keys, at the first request. */
  findActor(handle: string): Promise<PublicActor | null>
  /** Whether an actor with this handle existed and was removed (answered with 410 Gone). */
  isGone(handle: string): Promise<boolean>
  /**
   * Creates, updates or removes a member's public actor to match the member: it exists while the member is active, has a handle and
   * chose to be public. Throws ConflictError with `details.handle` when another actor has, or had, the handle.
   */
  syncMemberActor(tx: Tx, member: Member): Promise<void>
  /** The public activities of one app (`federation`: of all), newest first, for its outbox. */
  publicActivities(query: { app: AppName; before?: bigint; limit?: number }): Promise<ActivityPage>
  /** One public activity by its id, or null. */
  publicActivity(id: string): Promise<PublicActivity | null>
  /** Searches the public texts of all apps. Apps without a match are left out; the app with the best match comes first. */
  searchApps(tx: Tx, query: SearchApps): Promise<readonly AppResults[]>
  /** The addresses of the public things of an app, the last changed first, for its sitemap. From a projection. */
  publicAddresses(app: AppName): Promise<readonly PublicAddress[]>
  /** The number of followers of an actor on an app. It comes from a projection, so it lags behind the log a little. */
  countFollowers(actorId: string, app: AppName): Promise<number>
}
