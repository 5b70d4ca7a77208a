import type { Activity } from '@rose-ash/shared/activities/activity'
import type { ActivityOf } from '@rose-ash/shared/activities/activity-of'
import type { ActivityDefinition } from '@rose-ash/shared/activities/define-activity'
import { parseActivity } from '@rose-ash/shared/activities/parse-activity'
import type { Tx } from '@rose-ash/shared/db/client'

/** The changes that one type of activity makes to a generation of a projection. */
export interface Change {
  readonly type: string
  apply(tx: Tx, activity: Activity, generation: number): Promise<unknown>
}

/** The function of a change, with the payload of its activity type. */
export type Apply<Definition extends ActivityDefinition> = (
  tx: Tx,
  activity: ActivityOf<Definition>,
  generation: number,
) => Promise<unknown>

/** Declares the change that activities of one type make. */
export function on<Definition extends ActivityDefinition>(definition: Definition, apply: Apply<Definition>): Change {
  return {
    type: definition.type,
    apply: async (tx, row, generation) => apply(tx, parseActivity([definition], row), generation),
  }
}
