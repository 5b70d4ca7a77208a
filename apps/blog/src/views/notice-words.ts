/** What a page says once after something was done. */
export const NOTICES = {
  draftSaved: 'Saved as a draft. Nobody sees it yet.',
  savedForReaders: 'Saved. Readers see it now.',
  saved: 'Saved.',
  published: 'Published.',
  alreadyPublished: 'It was published already.',
  takenBack: 'Taken back to draft.',
  notPublished: 'It was not published.',
  digestApproved: 'Approved. It is on its way to its readers.',
  digestDropped: 'Dropped. Nobody gets it.',
} as const
