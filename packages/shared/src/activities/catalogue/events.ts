import type { ActivityDefinition } from '../define-activity.ts'

/** Every fact the events domain writes to the log. */
export const eventsActivities: readonly ActivityDefinition[] = []
