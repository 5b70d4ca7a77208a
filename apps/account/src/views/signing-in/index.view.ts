import { provePath } from '@rose-ash/server/sign-on/prove-path'
import type { Connection } from '@rose-ash/shared/protocols/connections'
import type { Passkey } from '@rose-ash/shared/protocols/passkeys'
import type { MissingProof } from '@rose-ash/shared/rights/proof-policy'
import type { Site } from '@rose-ash/shared/site/site'

interface SigningIn {
  readonly passkeys: readonly Passkey[]
  readonly hasTotp: boolean
  readonly recoveryCodes: number
  readonly connections: readonly Connection[]
  /** What must be proven before changes. */
  readonly missing: MissingProof | undefined
  readonly site: Site
}

/** From so many on the page says to make new ones. */
const FEW_CODES = 3

/** The sign-in methods of a member, with the possible changes. */
export function signingInView({ passkeys, hasTotp, recoveryCodes, connections, missing, site }: SigningIn) {
  const isFresh = missing === undefined
  return {
    isFresh,
    hasTotp,
    freshHref: provePath(missing ?? 'newer', '/signing-in'),
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
    hasFactor: hasTotp || passkeys.length > 0,
    codesText: `${recoveryCodes} recovery ${recoveryCodes === 1 ? 'code is' : 'codes are'} left.`,
    areCodesFew: recoveryCodes <= FEW_CODES,
    connections: connections.map(({ clientId, name, scopes, since, lastUsedAt }) => ({
      name,
      isFresh,
      action: `/signing-in/connections/${encodeURIComponent(clientId)}/removal`,
      text: [
        `Since ${site.when(since)}.`,
        ...(lastUsedAt ? [`Last used ${site.when(lastUsedAt)}.`] : []),
        `Knows your ${knows(scopes)}.`,
        ...(scopes.includes('offline_access') ? ['Stays connected while you are away.'] : []),
      ].join(' '),
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
