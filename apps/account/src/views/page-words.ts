/** Labels of links and tabs, leads and descriptions of the pages. */
export const PAGE_WORDS = {
  desk: 'Desk',
  notifications: 'Notifications',
  orders: 'Orders',
  letters: 'Letters',
  devices: 'Devices',
  signingIn: 'Signing in',
  profile: 'Profile',
  yourData: 'Your data',
  members: 'Members',
  theMembers: 'The members',
  backgroundWork: 'Background work',
} as const
