import type { KeepsMemberRecords } from './member-data.ts'
import type { Reservable } from './reservable.ts'

/** What other domains ask of events: its tickets and slots as things on a cart line. */
export interface EventsService extends Reservable, KeepsMemberRecords {}
