import { notifications } from './notifications.ts'

/** The read models of the account domain; its app's worker advances them. */
export const accountProjections = [notifications]
