/** The titles of the pages. */
export const TITLES = {
  providerError: 'That did not fit together',
  signedOutHere: 'You are signed out here',
  connectADevice: 'Connect a device',
  connect: (name: string) => `Connect ${name}?`,
  deviceGoesOn: 'The device goes on by itself',
  signOut: 'Sign out',
  signInIsOver: 'This sign-in is over',
  somebodyElse: 'Somebody else is signed in here',
  signIn: 'Sign in',
  goBack: 'Go back to the first tab',
  uselessLink: 'This link leads nowhere',
  youAreInvited: 'You are invited',
  forDevelopers: 'For developers',
  lookInYourMailbox: 'Look in your mailbox',
  signedIn: 'You are signed in',
  isItYou: 'Is it you?',
} as const
