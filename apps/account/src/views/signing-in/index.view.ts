import { freshSignInPath } from '@rose-ash/server/sign-on/fresh-sign-in'
import type { Connection } from '@rose-ash/shared/protocols/connections'
import type { Passkey } from '@rose-ash/shared/protocols/passkeys'
import type { Site } from '@rose-ash/shared/site/site'

interface SigningIn {
  readonly passkeys: readonly Passkey[]
  readonly hasTotp: boolean
  readonly recoveryCodes: number
  readonly connections: readonly Connection[]
  /** Whether the sign-in is recent enough for changes. */
  readonly isFresh: boolean
  readonly site: Site
}

/** The sign-in methods of a member, with the possible changes. */
export function signingInView({ passkeys, hasTotp, recoveryCodes, connections, isFresh, site }: SigningIn) {
  return {
    isFresh,
    hasTotp,
    freshHref: freshSignInPath('/signing-in'),
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt, isBackedUp }) => ({
      id,
      name,
      isFresh,
      text: [
        `Made ${site.when(createdAt)}`,
        lastUsedAt ? `last used ${site.when(lastUsedAt)}` : 'not used yet',
        ...(isBackedUp ? ['kept in your keychain'] : []),
      ].join(', '),
    })),
    codesText: `${recoveryCodes} recovery ${recoveryCodes === 1 ? 'code is' : 'codes are'} left.`,
    connections: connections.map(({ clientId, name, scopes, since }) => ({
      name,
      isFresh,
      action: `/signing-in/connections/${encodeURIComponent(clientId)}/removal`,
      text: `Since ${site.when(since)}. Knows your ${knows(scopes)}.`,
    })),
  }
}

function knows(scopes: readonly string[]): string {
  const words = [
    ...(scopes.includes('profile') ? ['name, handle and picture'] : []),
    ...(scopes.includes('email') ? ['e-mail address'] : []),
  ]
  return words.join(' and ') || 'membership, and nothing more'
}
