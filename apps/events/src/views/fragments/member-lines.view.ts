import type { MemberBooking } from '@rose-ash/domains/events/members/list-bookings'
import type { MemberTicket } from '@rose-ash/domains/events/members/list-tickets'
import type { Site } from '@rose-ash/shared/site/site'

interface Around {
  readonly now: Date
  readonly site: Site
  readonly origin: string
}

/** The line of a member's tickets for one occurrence. */
export function ticketLine(ticket: MemberTicket, { now, origin, site }: Around) {
  const { slug, title, startsAt, endsAt, timeZone, allDay, status, placeName } = ticket
  return {
    href: `${origin}/entries/${slug}`,
    title,
    when: site.when(startsAt, endsAt, { zone: timeZone, allDay, now }),
    startsIso: startsAt.toISOString(),
    place: placeName,
    cancelled: status === 'cancelled',
    note: counted(ticket.quantity, ticket.typeName),
  }
}

/** The line of a member's booking. */
export function bookingLine(booking: MemberBooking, { now, site }: Pick<Around, 'now' | 'site'>) {
  const { resourceName, startsAt, endsAt, timeZone, placeName, quantity } = booking
  return {
    title: resourceName,
    when: site.when(startsAt, endsAt, { zone: timeZone, now }),
    startsIso: startsAt.toISOString(),
    place: placeName,
    note: quantity > 1 ? `${quantity} places` : undefined,
  }
}

function counted(quantity: number, typeName: string): string {
  return [quantity === 1 ? '1 ticket' : `${quantity} tickets`, ...(typeName ? [typeName] : [])].join(', ')
}
