import { accountActivities } from './catalogue/account.ts'
import { blogActivities } from './catalogue/blog.ts'
import { cartActivities } from './catalogue/cart.ts'
import { eventsActivities } from './catalogue/events.ts'
import { federationActivities } from './catalogue/federation.ts'
import { marketActivities } from './catalogue/market.ts'
import type { ActivityDefinition } from './define-activity.ts'

/** Every type of fact by name. A type that is missing here cannot be written to the log. */
export const ACTIVITY_CATALOGUE: ReadonlyMap<string, ActivityDefinition> = new Map(
  [blogActivities, marketActivities, cartActivities, eventsActivities, federationActivities, accountActivities]
    .flat()
    .map((definition: ActivityDefinition) => [definition.type, definition]),
)
