import type { z } from 'zod'
import type { Activity, Visibility } from './activity.ts'
import type { ActivityDefinition } from './define-activity.ts'

/** A fact of one type as a writer states it. */
export interface NewActivity<Definition extends ActivityDefinition = ActivityDefinition> {
  /** The member or actor who did it; absent when the software itself did. */
  readonly actorId?: string | null
  /** The id of the thing it happened to. */
  readonly objectId?: string | null
  readonly object: z.input<Definition['payload']>
  /** Default: the visibility of the type. */
  readonly visibility?: Visibility
}

/** A row of the log as its readers get it: of several definitions a union, told apart by `type`. */
export type ActivityOf<Definition extends ActivityDefinition> = Definition extends ActivityDefinition
  ? Activity<Definition['type'], z.output<Definition['payload']>>
  : never
