import type { ActivityDefinition } from '../define-activity.ts'

/** Every fact the cart domain writes to the log. */
export const cartActivities: readonly ActivityDefinition[] = []
