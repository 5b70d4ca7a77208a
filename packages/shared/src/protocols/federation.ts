import type { Activity } from '../activities/activity.ts'
import type { AppName } from '../config/app-name.ts'
import type { KeepsMemberRecords } from './member-data.ts'

/** An actor of ours as others may know it; it appears on every app's host (see activitypub/actor-addresses). */
export interface PublicActor {
  readonly id: string
  readonly kind: 'coop' | 'member'
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

export interface TimelineItem {
  readonly id: string
  readonly activityId: string
  readonly app: AppName
  readonly objectType: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly imageUrl: string | null
  readonly authorName: string | null
  readonly publishedAt: Date
}

export interface TimelineQuery {
  readonly app?: AppName
  /** The id of the last item seen: what is older follows. */
  readonly before?: string
  readonly limit?: number
}

export interface ActivityPage {
  readonly total: number
  readonly activities: readonly Activity[]
}

/** What other domains and apps may ask of federation. */
export interface FederationService extends KeepsMemberRecords {
  /** The actor of that handle, or null. The co-op's own is made, with its keys, when it is first asked for. */
  findActor(handle: string): Promise<PublicActor | null>
  /** The public timeline, newest first. */
  timeline(query?: TimelineQuery): Promise<readonly TimelineItem[]>
  /** Public activities of one app (`federation` has all), newest first: what its outbox shows. */
  publicActivities(query: { app: AppName; before?: bigint; limit?: number }): Promise<ActivityPage>
  /** One public activity by its id, or null. */
  publicActivity(id: string): Promise<Activity | null>
  /** How many follow this actor on that app. */
  countFollowers(actorId: string, app: AppName): Promise<number>
}
