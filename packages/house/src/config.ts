export type Env = Readonly<Record<string, string | undefined>>

/** What the house and each app in it parse by their own schemas. */
export const houseEnvironment = (): Env => process.env
