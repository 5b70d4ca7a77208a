import type { Activity } from '../activities/activity.ts'
import type { ActivityOf } from '../activities/activity-of.ts'
import type { ActivityDefinition } from '../activities/define-activity.ts'
import type { PublicThing, PublicThingKind, WithdrawnThing } from './public-thing.ts'

/** A type of fact that shows, changes or withdraws public things of one kind. */
export interface PublicFact {
  readonly kind: PublicThingKind
  readonly on: ActivityDefinition
  /** The thing appears as new. Other facts change or withdraw a thing that is known. */
  readonly isNews: boolean
  /** The thing after the fact, made of nothing but the row of the log. */
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
