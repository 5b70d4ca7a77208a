interface Words {
  readonly title: string
  readonly text: string
}

/** The pages behind a letter's link: what its button does, and what it has done. */
export const DOOR_WORDS = {
  'not-me': {
    ask: {
      title: 'This was not you?',
      text: 'One press signs every device out, disconnects every application, and takes away what was added for signing in since. After that you sign in by the strongest way that is left.',
    },
    button: 'It was not me',
    done: {
      title: 'Everybody is signed out',
      text: 'Every device and every application. Sign in again, by your passkey or app for codes if you have one, and look at your ways of signing in.',
    },
  },
  'undo-address': {
    ask: {
      title: 'Keep your former address?',
      text: 'One press gives your account its former address back, signs every device out, and takes away what was added for signing in since.',
    },
    button: 'Give me my address back',
    done: {
      title: 'Your address is as it was',
      text: 'Every device and every application is signed out. Sign in again with this address.',
    },
  },
  'stop-reset': {
    ask: {
      title: 'You have not lost it?',
      text: 'Somebody asked to take your passkeys and app for codes away, because you lost them. One press stops that.',
    },
    button: 'Stop it: I have not lost it',
    done: { title: 'Stopped', text: 'Your ways of signing in stay as they are.' },
  },
} as const satisfies Readonly<Record<string, { ask: Words; button: string; done: Words }>>

export const DOOR_REFUSALS = {
  useless: {
    title: 'This link is of no use any more',
    text: 'It was used already, it is too old, or nothing of the kind is under way.',
  },
  taken: { title: 'That address has another account now', text: 'Write to us and we will sort it out together.' },
} as const
