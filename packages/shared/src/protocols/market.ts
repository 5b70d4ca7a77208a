/** What other domains may ask of market. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its domain
export interface MarketService {}
