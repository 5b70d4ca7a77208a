import type { Activity } from '@rose-ash/shared/activities/activity'
import type { Tx } from '@rose-ash/shared/db/client'
import { projectionKey } from '@rose-ash/shared/freshness/keys'
import type { Change } from './change.ts'

export interface ProjectionTarget {
  /** Stored in every row: a rebuild writes rows of its own generation beside those of the live generation. */
  readonly generation: number
}

/** A read model made from the log alone. */
export interface Projection {
  readonly name: string
  /** Raise it when `apply` changes: the kernel then rebuilds the projection. */
  readonly version: number
  /** Types of activities. */
  readonly on: readonly string[]
  /**
   * Called once for each activity, in the order of the log, one at a time. It may use only the activity and rows of its own generation.
   * Resolves with the freshness keys of the data that it changed.
   */
  apply(tx: Tx, activity: Activity, target: ProjectionTarget): Promise<readonly string[]>
  /** Removes every row of a generation. */
  clear(tx: Tx, generation: number): Promise<unknown>
}

export interface ProjectionDeclaration extends Omit<Projection, 'on' | 'apply'> {
  /** The changes, in the order of their application. A type may have several. */
  readonly changes: readonly Change[]
}

/** Declares a read model as a list of changes, one or more for each type of activity that it reads. */
export function defineProjection({ changes, ...projection }: ProjectionDeclaration): Projection {
  const byType = Map.groupBy(changes, ({ type }) => type)
  return {
    ...projection,
    on: [...byType.keys()],
    async apply(tx, activity, { generation }) {
      const touched: string[] = []
      for (const change of byType.get(activity.type) ?? [])
        touched.push(...((await change.apply(tx, activity, generation)) ?? [projectionKey(projection.name)]))
      return touched
    },
  }
}
