/** What other domains may ask of events. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its domain
export interface EventsService {}
