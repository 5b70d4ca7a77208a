/** What a page says once after something was done. */
export const NOTICES = {
  changed: (title: string) => `${title} was changed.`,
  pictureSaved: 'The picture is saved.',
  entryAdded: 'The entry is on the calendar.',
  entryCancelled: 'It is cancelled, and its page says so. You can take that back.',
  takesPlace: 'It takes place.',
  entryWithdrawn: 'It is off the calendar. You can put it back at any time.',
  entryPublished: 'It is on the calendar.',
  timeCancelled: 'That time is cancelled, and every calendar says so.',
  timeTakesPlace: 'That time takes place.',
} as const
