/** The states of a ticket. */
export const TICKET_STATUSES = ['valid', 'cancelled', 'transferred', 'refunded'] as const

/** The states of a booking. */
export const BOOKING_STATUSES = ['confirmed', 'cancelled', 'refunded'] as const
