import type { KeepsMemberRecords } from './member-data.ts'
import type { Reservable } from './reservable.ts'

/** The market requests of other domains: products on cart lines. */
export interface MarketService extends Reservable, KeepsMemberRecords {}
