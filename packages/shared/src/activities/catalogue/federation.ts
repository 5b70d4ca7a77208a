import type { ActivityDefinition } from '../define-activity.ts'

/** Every fact the federation domain writes to the log. */
export const federationActivities: readonly ActivityDefinition[] = []
