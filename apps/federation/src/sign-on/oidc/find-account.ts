import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { issuerOf } from '@rose-ash/shared/addresses/issuer'
import { defineStatement } from '@rose-ash/shared/db/sql'
import type { AccountClaims, FindAccount, KoaContextWithOIDC } from 'oidc-provider'
import { knownStatus } from './known-status.ts'

type Deps = Pick<SharedContext, 'config' | 'db' | 'services' | 'sql'>

const STATUS = defineStatement<{ status: string }>('member-status', 'SELECT status FROM members WHERE id = $1')
const TELLING = /\b(?:profile|email)\b/
const PERSONAL = ['email', 'email_verified', 'name', 'preferred_username', 'picture']

/** The provider's accounts: active members only. Our own apps get only `sub`, since they share the database. */
export function createFindAccount({ config, db, services, sql }: Deps): FindAccount {
  return async (ctx, memberId) => {
    if (!(await isActive(ctx, memberId))) return undefined
    return {
      accountId: memberId,
      // `wanted`: the single claims of the `claims` parameter.
      claims: async (use, scope, wanted = {}) => {
        const isWanted = PERSONAL.some((claim) => claim in wanted)
        if (use === 'id_token' && !ctx.oidc.client?.claims_in_id_token)
          return isWanted ? only(wanted, await tell(memberId)) : { sub: memberId }
        return TELLING.test(scope) || isWanted ? tell(memberId) : { sub: memberId }
      },
    }
  }

  /** Whether the member is active. After a new sign-in it is checked when the session is saved, before any code is sent. */
  async function isActive(ctx: KoaContextWithOIDC, memberId: string): Promise<boolean> {
    if (ctx.oidc.result?.login?.accountId === memberId) return true
    return (knownStatus(ctx, memberId) ?? (await sql(STATUS, [memberId]))[0]?.status) === 'active'
  }

  /** An ID token says who it is, and what was asked for by name. */
  function only(wanted: object, { sub, ...told }: AccountClaims): AccountClaims {
    return { ...Object.fromEntries(Object.entries(told).filter(([claim]) => claim in wanted)), sub }
  }

  async function tell(memberId: string): Promise<AccountClaims> {
    const member = await services.account.getMember(db, memberId)
    if (!member) return { sub: memberId }
    return {
      sub: member.id,
      email: member.email,
      email_verified: member.isEmailVerified,
      name: member.name,
      ...(member.handle && { preferred_username: member.handle }),
      ...(member.avatarUrl && { picture: new URL(member.avatarUrl, issuerOf(config)).href }),
    }
  }
}
