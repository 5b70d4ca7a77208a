/** What other domains may ask of account. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its domain
export interface AccountService {}
