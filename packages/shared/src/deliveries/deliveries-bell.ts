/** The bell that rings when something is to be delivered; its message is the kind. A lost ring costs one poll. */
export const DELIVERIES_BELL = 'deliveries'
