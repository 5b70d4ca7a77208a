import type { AppName } from '../config/app-name.ts'
import type { Tx } from '../db/client.ts'
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

/** The kinds of things that are published to the fediverse. Pages are not. */
export const PUBLISHED_KINDS = ['post', 'entry', 'product'] as const
export type PublishedKind = (typeof PUBLISHED_KINDS)[number]

/** One publication of a thing: what other servers know as an object. A thing that is withdrawn and published again has two. */
export interface Publication {
  /** The id of the log row that published it; the last part of the object's id. */
  readonly id: string
  readonly app: AppName
  readonly kind: PublishedKind
  readonly thingId: string
  /** The path of its page on the host of its app, percent-encoded. */
  readonly path: string
  readonly publishedAt: Date
  readonly changedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** What an actor said of a publication that is not withdrawn. */
export interface OutboxItem {
  /** The id of the log row. */
  readonly id: string
  readonly seq: bigint
  /** `Announce`: federation's actor, of what another app's published. */
  readonly type: 'Create' | 'Update' | 'Announce'
  readonly at: Date
  readonly publication: Publication
}

export interface OutboxQuery {
  readonly app: AppName
  /** Items before this seq, or after it. */
  readonly before?: bigint | undefined
  readonly after?: bigint | undefined
  readonly limit: number
}

/** One page of an outbox, newest first. */
export interface OutboxPage {
  readonly items: readonly OutboxItem[]
  readonly hasNewer: boolean
  readonly hasOlder: boolean
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
  /** One page of the outbox of the co-op's actor on an app. From a projection. */
  outboxPage(query: OutboxQuery): Promise<OutboxPage>
  /** One item of that outbox by its id, or null. */
  outboxItem(query: { readonly app: AppName; readonly id: string }): Promise<OutboxItem | null>
  /** How many things of an app are public; federation: of all. */
  countPublications(app: AppName): Promise<number>
  /** How many items that outbox has. */
  countOutbox(app: AppName): Promise<number>
  /** A publication of an app, also a withdrawn one, or null. */
  findPublication(query: { readonly app: AppName; readonly id: string }): Promise<Publication | null>
  /** The publication whose page has this percent-encoded path; when it is withdrawn, the last; or null. */
  publicationAt(query: { readonly app: AppName; readonly path: string }): Promise<Publication | null>
  /** The publications of these things that are not withdrawn. */
  publicationsOf(query: {
    readonly app: AppName
    readonly thingIds: readonly string[]
  }): Promise<readonly Publication[]>
  /** Searches the public texts of all apps. Apps without a match are left out; the app with the best match comes first. */
  searchApps(tx: Tx, query: SearchApps): Promise<readonly AppResults[]>
  /** The addresses of the public things of an app, the last changed first, for its sitemap. From a projection. */
  publicAddresses(app: AppName): Promise<readonly PublicAddress[]>
  /** The number of followers of an actor on an app. It comes from a projection, so it lags behind the log a little. */
  countFollowers(actorId: string, app: AppName): Promise<number>
  /** How many of the co-op's actors the member of an actor follows here; 0 for the co-op. */
  countFollowing(actorId: string): Promise<number>
}
