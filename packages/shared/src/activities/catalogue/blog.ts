import type { ActivityDefinition } from '../define-activity.ts'

/** Every fact the blog domain writes to the log. */
export const blogActivities: readonly ActivityDefinition[] = []
