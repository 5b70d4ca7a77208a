/** The status of an entry or of one of its occurrences. */
export const ENTRY_STATUSES = ['confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online'] as const
export type EntryStatus = (typeof ENTRY_STATUSES)[number]
