/** The title of a digest that nobody gave one. */
export const digestTitle = (day: string) => `The digest of ${day}`
