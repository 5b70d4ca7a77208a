import type { KeepsMemberRecords } from './member-data.ts'
import type { Reservable } from './reservable.ts'

/** What other domains ask of market: its products as things on a cart line. */
export interface MarketService extends Reservable, KeepsMemberRecords {}
