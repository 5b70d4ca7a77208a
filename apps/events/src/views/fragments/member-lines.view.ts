import type { MemberBooking } from '@rose-ash/domains/events/members/list-bookings'
import type { MemberTicket } from '@rose-ash/domains/events/members/list-tickets'
import { formatWhen } from '@rose-ash/server/views/format/format-when'

interface Around {
  readonly now: Date
  readonly origin: string
}

/** One occasion that a member has tickets for. */
export function ticketLine(ticket: MemberTicket, { now, origin }: Around) {
  const { slug, title, startsAt, endsAt, timeZone, allDay, status, placeName } = ticket
  return {
    href: `${origin}/entries/${slug}`,
    title,
    when: formatWhen(startsAt, endsAt, { timeZone, allDay, now }),
    startsIso: startsAt.toISOString(),
    place: placeName,
    cancelled: status === 'cancelled',
    note: counted(ticket.quantity, ticket.typeName),
  }
}

/** One stretch of time that a member has booked. */
export function bookingLine(booking: MemberBooking, { now }: Pick<Around, 'now'>) {
  const { resourceName, startsAt, endsAt, timeZone, placeName, quantity } = booking
  return {
    title: resourceName,
    when: formatWhen(startsAt, endsAt, { timeZone, now }),
    startsIso: startsAt.toISOString(),
    place: placeName,
    note: quantity > 1 ? `${quantity} places` : undefined,
  }
}

function counted(quantity: number, typeName: string): string {
  return [quantity === 1 ? '1 ticket' : `${quantity} tickets`, ...(typeName ? [typeName] : [])].join(', ')
}
