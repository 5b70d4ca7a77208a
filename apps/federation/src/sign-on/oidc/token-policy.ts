import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { isFirstParty } from '@rose-ash/shared/addresses/issuer'
import { defineStatement } from '@rose-ash/shared/db/sql'

interface Token {
  readonly clientId?: string | undefined
  readonly accountId?: string | undefined
  readonly sessionUid?: string | undefined
}

const HOLDER = defineStatement<{ is_active: boolean; is_signed_in: boolean }>(
  'token-holder',
  `SELECT status = 'active' AS is_active,
     EXISTS (SELECT FROM member_sessions WHERE session_uid = $2 AND ended_at IS NULL) AS is_signed_in
   FROM members WHERE id = $1`,
)

/** Allows a client to introspect and revoke its own tokens only. */
export function isOwnToken(_ctx: unknown, client: { clientId: string }, token: Token): boolean {
  return token.clientId === client.clientId
}

/**
 * Allows a client to introspect its own tokens while their member is active. The tokens of our own apps end with the session, those of
 * other organisations' applications outlive it.
 */
export function isOwnLiveToken({ site, sql }: Pick<SharedContext, 'site' | 'sql'>) {
  return async (ctx: unknown, client: { clientId: string }, token: Token): Promise<boolean> => {
    if (!isOwnToken(ctx, client, token) || !token.accountId) return false
    const [holder] = await sql(HOLDER, [token.accountId, token.sessionUid ?? ''])
    if (!holder?.is_active) return false
    return holder.is_signed_in || !isFirstParty(site, client.clientId)
  }
}
