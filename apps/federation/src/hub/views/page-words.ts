/** Labels of links and tabs, leads and descriptions of the pages. */
export const PAGE_WORDS = {
  everything: 'Everything',
  writing: 'Writing',
  shop: 'Shop',
  whatsOn: 'What’s on',
  followed: 'What you follow',
  older: 'Older',
  newest: 'Newest',
  inPublic: (coop: string) => `What ${coop} says in public, newest first.`,
  timelineOf: (coop: string, handle: string) =>
    `The public timeline of ${coop}. Follow ${handle} from anywhere on the fediverse.`,
  follow: (account: string) => `Follow @${account} from anywhere on the fediverse.`,
} as const
