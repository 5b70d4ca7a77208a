/** The readers of a row of the log. Public rows are sent to the fediverse. */
export const VISIBILITIES = ['internal', 'followers', 'public'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** A row of the log. */
export interface Activity<Type extends string = string, Payload = unknown> {
  /** Position in the log; a bigint, since the log outlives 2^53. */
  readonly seq: bigint
  readonly id: string
  readonly type: Type
  readonly originApp: string
  readonly visibility: Visibility
  readonly actorId: string | null
  readonly objectId: string | null
  readonly object: Payload
  readonly createdAt: Date
}
