/** Labels of links and tabs, leads and descriptions of the pages. */
export const PAGE_WORDS = {
  edit: 'Edit',
  seeWhatsOn: 'See what is on',
  bookingsAreKept: 'What you book is kept here with its time.',
  theCalendars: 'The calendars',
  whatsOn: 'What’s on',
  list: 'List',
  month: 'Month',
  everything: 'Everything',
  sooner: 'Sooner',
  later: 'Later',
  whatsOnAt: (coop: string) => `What is on at ${coop}.`,
  everythingOn: 'Everything that is on.',
  whatsOnIn: (month: string) => `What is on in ${month}.`,
} as const
