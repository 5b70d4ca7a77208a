/** What other domains may ask of blog. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its domain
export interface BlogService {}
