interface Second {
  readonly byApp: boolean
  readonly byPasskey: boolean
  readonly recoveryCodes: number
}

/** The step after the letter, in words for what the member has. */
export function secondView({ byApp, byPasskey, recoveryCodes }: Second) {
  return {
    byPasskey,
    byCode: byApp || recoveryCodes > 0,
    title: byApp ? 'One code more' : 'One step more',
    text: byApp
      ? 'Your letter is proven. Now the six digits that your app for codes shows for this place.'
      : 'Your letter is proven. What comes next also wants what only you have.',
    codeLabel: byApp ? 'Code' : 'Recovery code',
    codeHint: byApp ? 'Without your telephone, one of your recovery codes does as well.' : 'Each of them works once.',
  }
}
