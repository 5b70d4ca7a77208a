/** Whether an entry, or one of its occurrences, takes place as planned. */
export const ENTRY_STATUSES = ['confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online'] as const
export type EntryStatus = (typeof ENTRY_STATUSES)[number]
