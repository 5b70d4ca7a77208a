/** What a page says once after something was done. */
export const NOTICES = {
  changed: (title: string) => `${title} was changed.`,
  pictureSaved: 'The picture is saved.',
  entryAdded: 'The entry is on the calendar.',
} as const
