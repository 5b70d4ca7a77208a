/** What other domains may ask of federation. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its domain
export interface FederationService {}
