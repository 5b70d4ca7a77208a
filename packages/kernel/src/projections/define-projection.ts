import type { Activity } from '@rose-ash/shared/activities/activity'
import type { Tx } from '@rose-ash/shared/db/client'

export interface ProjectionTarget {
  /** Written into every row: a rebuild grows beside what readers see, under its own number. */
  readonly generation: number
}

/** A read model made from nothing but the log. */
export interface Projection {
  readonly name: string
  /** Raised when `apply` changes: the kernel then rebuilds it by itself. */
  readonly version: number
  readonly on: readonly string[]
  /** Called once for each activity, in the order of the log, one at a time. May use the activity and rows of its own generation, nothing else. */
  apply(tx: Tx, activity: Activity, target: ProjectionTarget): Promise<unknown>
  /**
   * The freshness keys of what readers see of the rows between two positions of the log, asked after they are applied. Default: one key
   * for the whole projection.
   */
  touches?(
    tx: Tx,
    range: ProjectionTarget & { readonly after: bigint; readonly upTo: bigint },
  ): Promise<readonly string[]>
  /** Removes every row of a generation. */
  clear(tx: Tx, generation: number): Promise<unknown>
}

export function defineProjection(projection: Projection): Projection {
  return projection
}
