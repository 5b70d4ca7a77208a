/** What letters about an account tell: their subject, and what it means. */
export const LETTER_WORDS = {
  'new-device': {
    title: 'You signed in on a new device',
    text: 'Somebody signed in as you in a browser that we had not seen before.',
  },
  'passkey-added': { title: 'A passkey was added', text: 'From now on it opens your account without a letter.' },
  'totp-added': { title: 'An app for codes was set up', text: 'From now on its code is asked for after every letter.' },
  'codes-added': { title: 'New recovery codes were made', text: 'Codes from before are worth nothing any more.' },
  'passkey-removed': { title: 'A passkey was removed', text: 'It does not open your account any more.' },
  'totp-removed': { title: 'The app for codes was removed', text: 'No code is asked for after a letter any more.' },
  'all-removed': {
    title: 'Every second way of signing in was removed',
    text: 'Letters open your account now. Set up a passkey or an app for codes again soon.',
  },
  'code-used': {
    title: 'A recovery code was used',
    text: 'It stood in for your passkey or your app for codes, and is worth nothing any more.',
  },
  'new-address': { title: 'Your account has this address now', text: 'Letters to sign in come here from now on.' },
} as const

export type LetterKind = keyof typeof LETTER_WORDS

export const codesLeft = (left: number) =>
  left === 0 ? 'No code is left: make new ones.' : `Codes that are left: ${left}.`

export const fromWhere = (browser: string, network: string) =>
  network ? `${browser}, from the network ${network}.` : `${browser}.`
