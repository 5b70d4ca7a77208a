import type { z } from 'zod'
import type { Activity, Visibility } from './activity.ts'
import type { ActivityDefinition } from './define-activity.ts'

/** A new row of the log, as the code that appends it gives it. */
export interface NewActivity<Definition extends ActivityDefinition = ActivityDefinition> {
  /** The member or actor who caused it; absent when the software itself did. */
  readonly actorId?: string | null
  /** The id of the thing that changed. */
  readonly objectId?: string | null
  readonly object: z.input<Definition['payload']>
  /** Default: the visibility of the type. */
  readonly visibility?: Visibility
  /** Freshness keys besides those of the type, which the payload does not tell. They are not stored. */
  readonly alsoTouches?: readonly string[]
}

/** A row of the log as its readers get it. For several definitions it is a union, discriminated by `type`. */
export type ActivityOf<Definition extends ActivityDefinition> = Definition extends ActivityDefinition
  ? Activity<Definition['type'], z.output<Definition['payload']>>
  : never
