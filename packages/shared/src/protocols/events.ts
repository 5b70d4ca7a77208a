import type { KeepsMemberRecords } from './member-data.ts'
import type { Reservable } from './reservable.ts'

/** The events requests of other domains: tickets and slots on cart lines. */
export interface EventsService extends Reservable, KeepsMemberRecords {}
