import type { Activity } from '@rose-ash/shared/activities/activity'
import type { Tx } from '@rose-ash/shared/db/client'

/** What one type of activity does to a generation of a projection. */
export type Change = (tx: Tx, activity: Activity, generation: number) => Promise<unknown>

/** For read models that everybody sees: `then` for a public row, `otherwise` for any other. */
export function ifPublic(then: Change, otherwise: Change): Change {
  return (tx, activity, generation) => (activity.visibility === 'public' ? then : otherwise)(tx, activity, generation)
}
