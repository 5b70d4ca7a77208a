import type { ActivityDefinition } from '../define-activity.ts'

/** Every fact the market domain writes to the log. */
export const marketActivities: readonly ActivityDefinition[] = []
