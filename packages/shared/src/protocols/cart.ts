/** What other domains may ask of cart. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its domain
export interface CartService {}
