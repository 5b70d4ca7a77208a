/** What may become of a ticket. */
export const TICKET_STATUSES = ['valid', 'cancelled', 'transferred', 'refunded'] as const

/** What may become of a booking. */
export const BOOKING_STATUSES = ['confirmed', 'cancelled', 'refunded'] as const
