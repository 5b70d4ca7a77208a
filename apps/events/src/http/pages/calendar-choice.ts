import type { CalendarSummary } from '@rose-ash/domains/events/calendars/calendar'

export interface CalendarChoice {
  readonly calendars: readonly {
    readonly href: string
    readonly name: string
    readonly description: string
    readonly colour: string
    readonly feedHref: string
    readonly current: boolean
  }[]
  readonly everythingHref?: string
}

/** The links to calendars beside a page; they keep the current view (`base` is the list or the month). */
export function calendarChoice(
  calendars: readonly CalendarSummary[],
  current: string | undefined,
  base: string,
): CalendarChoice {
  return {
    calendars: calendars.map(({ slug, name, description, colour }) => ({
      href: `${base}?calendar=${slug}`,
      name,
      description,
      colour,
      feedHref: `/calendars/${slug}.ics`,
      current: slug === current,
    })),
    ...(current && { everythingHref: base }),
  }
}
