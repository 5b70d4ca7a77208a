import type { AdapterPayload } from 'oidc-provider'

const PREFIX = 'own:'
const SCOPE = 'openid profile email'
const LIFETIME_SECONDS = 30 * 24 * 3600

interface OwnGrant {
  readonly clientId: string
  readonly memberId: string
  readonly sessionUid: string
}

/**
 * The id of the grant of one of our own apps within one session of a member. Codes and tokens contain it and so end with the session.
 * Grant ids are never taken from requests.
 */
export function ownGrantId({ clientId, memberId, sessionUid }: OwnGrant): string {
  return `${PREFIX}${clientId}:${memberId}:${sessionUid}`
}

export function isOwnGrant(id: string): boolean {
  return id.startsWith(PREFIX)
}

/** The grant of an own app, from its id. */
export function ownGrantPayload(id: string): AdapterPayload {
  const [, clientId, accountId] = id.split(':')
  const now = Math.floor(Date.now() / 1000)
  return {
    kind: 'Grant',
    jti: id,
    clientId: clientId!,
    accountId: accountId!,
    openid: { scope: SCOPE },
    iat: now,
    exp: now + LIFETIME_SECONDS,
  }
}
