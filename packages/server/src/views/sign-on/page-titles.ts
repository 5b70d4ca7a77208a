/** The titles of the pages of signing in and out. */
export const TITLES = {
  notSignedIn: 'You are not signed in yet',
  resting: 'Signing in is resting for a moment',
  signOut: 'Sign out',
  signedOutHere: 'You are signed out here',
  signedOutSoon: 'You are being signed out',
  signedOutEverywhere: 'You are signed out everywhere',
} as const
