import type { ActivityDefinition } from '../define-activity.ts'

/** Every fact the account domain writes to the log. */
export const accountActivities: readonly ActivityDefinition[] = []
