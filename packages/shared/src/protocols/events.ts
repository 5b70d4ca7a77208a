import type { Tx } from '../db/client.ts'
import type { KeepsMemberRecords } from './member-data.ts'
import type { Reservable } from './reservable.ts'

/** The events requests of other domains: tickets and slots on cart lines, and who has a desk without a role. */
export interface EventsService extends Reservable, KeepsMemberRecords {
  ownsCalendar(tx: Tx, input: { readonly memberId: string }): Promise<boolean>
}
