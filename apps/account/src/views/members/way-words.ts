import type { Connection } from '@rose-ash/shared/protocols/connections'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { Passkey } from '@rose-ash/shared/protocols/passkeys'
import type { TotpUse } from '@rose-ash/shared/protocols/totp'
import type { Site } from '@rose-ash/shared/site/site'

interface Ways {
  readonly passkeys: readonly Passkey[]
  readonly totp: TotpUse | undefined
  readonly recoveryCodes: number
}

/** The ways in which a member can sign in, each with when it was made and last used; never a secret. */
export function waysToSignIn(site: Site, member: Member, { passkeys, totp, recoveryCodes }: Ways) {
  const used = (at: Date | null) => (at ? `last used ${site.when(at)}` : 'not used yet')
  const hasFactor = totp !== undefined || passkeys.length > 0
  return [
    {
      name: 'A letter',
      text: `To ${member.email}; ${member.isEmailVerified ? 'the address is proven' : 'nobody has proven the address yet'}.`,
    },
    ...passkeys.map(({ name, createdAt, lastUsedAt }) => ({
      name: `Passkey: ${name}`,
      text: `Made ${site.when(createdAt)}, ${used(lastUsedAt)}.`,
    })),
    ...(totp ? [{ name: 'App for codes', text: `Set up ${site.when(totp.since)}, ${used(totp.lastUsedAt)}.` }] : []),
    ...(hasFactor ? [{ name: 'Recovery codes', text: `${recoveryCodes} left.` }] : []),
    ...(hasFactor ? [] : [{ name: 'No second factor', text: 'Neither a passkey nor an app for codes.' }]),
  ]
}

/** An application of another organisation that knows the member. */
export function connectionLine(site: Site, { clientId, name, since, lastUsedAt, scopes }: Connection) {
  const used = lastUsedAt ? `, last used ${site.when(lastUsedAt)}` : ''
  return { clientId, name, text: `Since ${site.when(since)}${used}. May know: ${scopes.join(', ') || 'nothing more'}.` }
}
