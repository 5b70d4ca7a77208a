/** The titles of the pages. */
export const TITLES = {
  theCalendars: 'The calendars',
  aNewEntry: 'A new entry',
  whatsOn: 'What’s on',
  whatsOnIn: (name: string) => `${name} – What’s on`,
} as const
