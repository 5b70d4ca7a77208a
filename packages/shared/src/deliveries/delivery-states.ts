/** `parked`: a dead letter, until it is replayed. */
export const DELIVERY_STATES = ['pending', 'leased', 'delivered', 'parked', 'cancelled'] as const
