/** The default title of a digest. */
export const digestTitle = (day: string) => `The digest of ${day}`
