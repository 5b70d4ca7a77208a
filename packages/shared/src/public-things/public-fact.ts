import type { Activity } from '../activities/activity.ts'
import type { ActivityOf } from '../activities/activity-of.ts'
import type { ActivityDefinition } from '../activities/define-activity.ts'
import type { PublicThing, PublicThingKind, WithdrawnThing } from './public-thing.ts'

/** An activity type that publishes, changes or withdraws public things of one kind. */
export interface PublicFact {
  readonly kind: PublicThingKind
  readonly on: ActivityDefinition
  /** True when the activity publishes a new thing; false when it changes or withdraws one. */
  readonly isNews: boolean
  /** The thing after the activity, made from the row of the log alone. */
  read(activity: Activity): PublicThing | WithdrawnThing
}

interface PublicFactDeclaration<Definition extends ActivityDefinition> {
  readonly kind: PublicThingKind
  readonly on: Definition
  readonly isNews?: boolean
  /** Default: the thing is withdrawn. */
  read?(activity: ActivityOf<Definition>): PublicThing | WithdrawnThing
}

export function definePublicFact<Definition extends ActivityDefinition>({
  kind,
  on,
  isNews = false,
  read = ({ objectId }) => withdrawn(kind, objectId ?? ''),
}: PublicFactDeclaration<Definition>): PublicFact {
  return { kind, on, isNews, read: (activity) => read(activity as ActivityOf<Definition>) }
}

export function withdrawn(kind: PublicThingKind, id: string): WithdrawnThing {
  return { kind, id, withdrawn: true }
}
