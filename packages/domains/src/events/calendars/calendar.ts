/** The colour of a calendar's entries on pages, by its name in the style sheet. */
export const CALENDAR_COLOURS = ['rose', 'moss', 'amber', 'plum', 'slate'] as const
export type CalendarColour = (typeof CALENDAR_COLOURS)[number]

/** The readers of a calendar and its entries. */
export const CALENDAR_VISIBILITIES = ['public', 'members'] as const
export type CalendarVisibility = (typeof CALENDAR_VISIBILITIES)[number]

export interface CalendarSummary {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly colour: CalendarColour
  readonly visibility: CalendarVisibility
  readonly timeZone: string
  /** The member who owns it, or null. */
  readonly ownerId: string | null
}
