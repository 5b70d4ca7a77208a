import type { Activity } from '@rose-ash/shared/activities/activity'
import type { ActivityOf } from '@rose-ash/shared/activities/activity-of'
import type { ActivityDefinition } from '@rose-ash/shared/activities/define-activity'
import { parseActivity } from '@rose-ash/shared/activities/parse-activity'
import type { Tx } from '@rose-ash/shared/db/client'

/** The changes that one type of activity makes to a generation of a projection. */
export interface Change {
  readonly type: string
  /** Resolves with the freshness keys of the data that it changed; undefined stands for the key of the whole projection. */
  apply(tx: Tx, activity: Activity, generation: number): Promise<readonly string[] | undefined>
}

/** The function of a change, with the payload of its activity type. */
export type Apply<Definition extends ActivityDefinition, Result = unknown> = (
  tx: Tx,
  activity: ActivityOf<Definition>,
  generation: number,
) => Promise<Result>

/** Declares the change that activities of one type make. */
export function on<Definition extends ActivityDefinition>(definition: Definition, apply: Apply<Definition>): Change {
  return {
    type: definition.type,
    apply: async (tx, row, generation) => {
      await apply(tx, parseActivity([definition], row), generation)
      return undefined
    },
  }
}

/** Declares a change that says itself which freshness keys it touched. */
export function onTouching<Definition extends ActivityDefinition>(
  definition: Definition,
  apply: Apply<Definition, readonly string[]>,
): Change {
  return {
    type: definition.type,
    apply: async (tx, row, generation) => apply(tx, parseActivity([definition], row), generation),
  }
}
