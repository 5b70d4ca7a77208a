/** Who may see a row of the log. Public rows are what the fediverse gets. */
export type Visibility = 'internal' | 'followers' | 'public'

/** What an app hands to the log. */
export interface NewActivity {
  /** `<domain>.<noun>.<past-tense verb>`, declared in the catalogue. */
  readonly type: string
  /** The member or actor who did it; absent when the software itself did. */
  readonly actorId?: string | null
  /** The id of the thing it happened to. */
  readonly objectId?: string | null
  readonly object: unknown
  /** Default: what the catalogue says for the type. */
  readonly visibility?: Visibility
}

/** A row of the log as handlers and projections read it. */
export interface Activity<Payload = unknown> {
  /** Position in the log; a bigint, since the log outlives 2^53. */
  readonly seq: bigint
  readonly id: string
  readonly type: string
  readonly originApp: string
  readonly visibility: Visibility
  readonly actorId: string | null
  readonly objectId: string | null
  readonly object: Payload
  readonly createdAt: Date
}
