const CONTENT_AGAIN =
  'Export it again in Ghost under Settings → Advanced → Import/Export → Export content, and import that file.'
const MEMBERS_AGAIN = 'Export it again in Ghost under Members → … → Export members.'
const NOTHING = 'Nothing was imported.'

interface Post {
  readonly title: string
  readonly slug: string
}

/** The command line's words for a file that cannot be imported: what is wrong, where, and what to do. */
export const IMPORT_REFUSALS = {
  missing: (file: string) => `There is no file ${file}. Give the path of the JSON file that Ghost exported.`,
  folder: (file: string) => `${file} is a folder. Give the path of the JSON file inside it.`,
  unreadable: (name: string, reason = 'unknown reason') =>
    `${name} cannot be read (${reason}). Check that this user may read it.`,
  empty: (name: string) => `${name} is empty. ${CONTENT_AGAIN}`,
  markup: (name: string) => `${name} is XML or HTML, not a Ghost export. ${CONTENT_AGAIN}`,
  notJson: (name: string, { isCut, where, why }: { isCut: boolean; where: string; why: string }) =>
    `${name} ${isCut ? 'breaks off or is damaged' : 'is not JSON'} ${where}: ${why}. ${NOTHING} ${CONTENT_AGAIN}`,
  otherJson: (name: string) =>
    `${name} is JSON, but no Ghost export: it has no db[0].data. ${NOTHING} ${CONTENT_AGAIN}`,
  noPosts: (name: string) => `${name} has no list of posts at db[0].data.posts. ${NOTHING} ${CONTENT_AGAIN}`,
  invalid: (
    name: string,
    { path, row, why, others }: { path: string; row: string | null; why: string; others: number },
  ) =>
    `${name} is a Ghost export, but ${path}${row ? ` (“${row}”)` : ''}: ${why}.${others > 0 ? ` There are ${others} more such places.` : ''} ${NOTHING} ${CONTENT_AGAIN}`,
  twice: (name: string, { id, slug }: { id: string; slug: string }) =>
    `${name} holds the post “${slug}” twice (id ${id}). ${NOTHING} ${CONTENT_AGAIN}`,
  damagedText: ({ title, slug }: Post, why: string) =>
    `The text of the post “${title}” (${slug}) is damaged: ${why}. ${NOTHING} Open the post in Ghost, save it, and export again.`,
  membersUnreadable: (file: string) =>
    `The members file ${file} cannot be read. Give its path with --members, or leave it out.`,
  membersEncoding: (name: string, line: number) =>
    `${name} is not in UTF-8: line ${line} has letters that cannot be read. ${NOTHING} Save it as “CSV UTF-8”, or export it again in Ghost.`,
  notMembers: (name: string, why: string) => `${name} is no members export: ${why}. ${NOTHING} ${MEMBERS_AGAIN}`,
  noEmailColumn: 'its first line names no column "email"',
  looseQuote: (line: number) => `line ${line} has a quotation mark that opens or closes nothing`,
  otherColumns: (line: number) => `line ${line} has more or fewer columns than the first line names`,
  memberLine: (name: string, { line, field, why }: { line: number; field: string; why: string }) =>
    `${name}, line ${line}, ${field}: ${why}. ${NOTHING} Correct the line, or export again.`,
} as const

/** Its warnings about things that were imported in part. */
export const IMPORT_WARNINGS = {
  noContentFolder: (count: number) =>
    `There is no content folder beside the file, so ${count} pictures and files are missing. Name it with --images DIR.`,
  noTitle: (slug: string) => `The post “${slug}” has no title: its first words stand for it.`,
  noText: (title: string) => `“${title}” came without a text: the export has none that can be read.`,
  dateToCome: (title: string) =>
    `“${title}” is published with a date that is still to come: that of its creation, or of today, stands for it.`,
  nobody: (title: string, what: 'tag' | 'author') =>
    `“${title}” names ${what === 'tag' ? 'a tag' : 'an author'} that the export does not have; it comes without.`,
  otherAddress: (title: string, path: string) =>
    `“${title}” is at ${path} here: its old address is taken or cannot be one.`,
  noMenu: (key: string) => `The menu ${key} cannot be read and is left out.`,
  noWhether: (name: string) => `${name} has no column "subscribed_to_emails": nobody in it gets letters.`,
  peopleInside: (count: number) =>
    `The export itself holds ${count} subscribers or members, which are not taken: export them as CSV and give that with --members.`,
  noDate: (title: string) => `“${title}” has no date of publication: that of its creation stands for it.`,
  notScheduled: (title: string) =>
    `“${title}” was scheduled for a time that has passed. It is a draft now, so that nothing is published by surprise.`,
  noLabel: (url: string, label: string) => `The menu’s link to ${url} has no label: it is called “${label}”.`,
  notMenu: (key: string) => `A link of the menu ${key} cannot be read and is left out.`,
  newsletterMade: (name: string) =>
    `The export has subscribers and no newsletter, as Ghost 4 had but one: they are subscribed to “${name}”.`,
  notPicture: (path: string) => `${path} cannot be read as a picture.`,
  notInFolder: (path: string) => `${path} is not in the content folder.`,
  unknownCard: (title: string, type: string) =>
    `“${title}” has a “${type}” card that cannot be shown yet; its text is kept.`,
} as const
