import type { AppName } from '../config/app-name.ts'
import type { Tx } from '../db/client.ts'
import type { PublicThing } from '../public-things/public-thing.ts'
import type { Member } from './member.ts'
import type { KeepsMemberRecords } from './member-data.ts'

/** The co-op itself, or a member who wants to be found. */
export const ACTOR_KINDS = ['coop', 'member'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** An actor of ours as others may know it; it appears on every app's host (see activitypub/actor-addresses). */
export interface PublicActor {
  readonly id: string
  readonly kind: ActorKind
  /** What stands before the @, the same on every host. */
  readonly handle: string
  readonly displayName: string
  readonly summaryHtml: string
  readonly avatarUrl: string | null
  readonly rsaPublicKeyPem: string
  /** Ed25519, multibase base58btc with its multicodec prefix (FEP-521a). */
  readonly ed25519PublicKeyMultibase: string
  readonly createdAt: Date
}

/** A public row of the log with the thing that it made public. */
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

export interface SearchRooms {
  /** As a person types it: words, "quoted words", -without. */
  readonly query: string
  /** One room only. */
  readonly app?: AppName | undefined
  /** Counts from 1, in each room. */
  readonly page?: number
  readonly perRoom?: number
}

/** The kinds of things that the search over all rooms finds. */
export const SEARCHED_KINDS = ['post', 'page', 'product', 'entry'] as const
export type SearchedKind = (typeof SEARCHED_KINDS)[number]

export interface RoomHit {
  readonly kind: SearchedKind
  readonly objectId: string
  readonly url: string
  readonly title: string
  readonly summary: string
  /** Plain text; U+0001 and U+0002 stand around what matched. */
  readonly snippet: string
  readonly imageUrl: string | null
  readonly publishedAt: Date
  /** Of an entry that happens once. */
  readonly startsAt: Date | null
}

export interface RoomResults {
  readonly app: AppName
  readonly total: number
  readonly hits: readonly RoomHit[]
}

/** The requests that other domains, other apps and the server kit make of federation. */
export interface FederationService extends KeepsMemberRecords {
  /** The actor of that handle, or null. The co-op's own is made, with its keys, when it is first asked for. */
  findActor(handle: string): Promise<PublicActor | null>
  /** Whether an actor of that handle was here and has gone: others are told to forget it. */
  isGone(handle: string): Promise<boolean>
  /**
   * Brings a member's public actor in line with what they say of themselves: there while they want it, have a handle and are active; gone
   * otherwise. Throws ConflictError with `details.handle` when another actor is, or was, known by it.
   */
  showMember(tx: Tx, member: Member): Promise<void>
  /** Public activities of one app (`federation` has all), newest first: what its outbox shows. */
  publicActivities(query: { app: AppName; before?: bigint; limit?: number }): Promise<ActivityPage>
  /** One public activity by its id, or null. */
  publicActivity(id: string): Promise<PublicActivity | null>
  /** Searches the public texts of all rooms; the room with the best match first, and only rooms with a match. */
  searchRooms(tx: Tx, query: SearchRooms): Promise<readonly RoomResults[]>
  /** How many follow this actor on that app; it follows the log by a moment. */
  countFollowers(actorId: string, app: AppName): Promise<number>
}
