const SCOPES: Readonly<Record<string, string>> = {
  openid: 'know you again when you come back',
  profile: 'see your name, handle and picture',
  email: 'see your e-mail address',
  offline_access: 'stay connected while you are away',
}

const CLAIMS: Readonly<Record<string, string>> = {
  name: 'see your name',
  preferred_username: 'see your handle',
  picture: 'see your picture',
  email: SCOPES.email!,
  email_verified: SCOPES.email!,
}

interface Consent {
  readonly uid: string
  readonly name: string
  readonly uri: string | undefined
  readonly scopes: readonly string[]
  /** Single claims beside the scopes. */
  readonly claims: readonly string[]
}

/** What an application asks for, in words. */
export function consentView({ uid, name, uri, scopes, claims }: Consent) {
  const wishes = [...scopes.map((scope) => SCOPES[scope] ?? scope), ...claims.map((claim) => CLAIMS[claim] ?? claim)]
  return { uid, name, place: uri && new URL(uri).host, wishes: [...new Set(wishes)], title: `Let ${name} know you?` }
}
