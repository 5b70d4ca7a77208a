import type { DeskApp } from '../rights/desks.ts'

/** The desks by name, in the masthead and on a member's start page. */
export const DESK_LABELS: Readonly<Record<DeskApp, string>> = {
  blog: 'The editors’ desk',
  market: 'The sellers’ desk',
  cart: 'The orders of the house',
  events: 'The calendars',
}
