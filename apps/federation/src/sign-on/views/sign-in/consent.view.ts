const WORDS: Record<string, string> = {
  openid: 'know you again when you come back',
  profile: 'see your name, handle and picture',
  email: 'see your e-mail address',
  offline_access: 'stay connected while you are away',
}

interface Consent {
  readonly uid: string
  readonly name: string
  readonly uri: string | undefined
  readonly scopes: readonly string[]
}

/** The scopes that an application asks for, in words. */
export function consentView({ uid, name, uri, scopes }: Consent) {
  const wishes = scopes.map((scope) => WORDS[scope] ?? scope)
  return { uid, name, place: uri && new URL(uri).host, wishes, title: `Let ${name} know you?` }
}
