import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import { issuerOf } from '@rose-ash/shared/oidc/issuer'
import type { FindAccount } from 'oidc-provider'

/** Members as the provider knows them; who is not active is nobody. Our own apps ask only for `sub`: they share the database. */
export function createFindAccount({
  config,
  db,
  services,
}: Pick<SharedContext, 'config' | 'db' | 'services'>): FindAccount {
  return async (_ctx, memberId) => {
    const member = await services.account.getMember(db, memberId)
    if (member?.status !== 'active') return undefined
    return {
      accountId: member.id,
      claims: async () => ({
        sub: member.id,
        email: member.email,
        email_verified: member.isEmailVerified,
        name: member.name,
        ...(member.handle && { preferred_username: member.handle }),
        ...(member.avatarUrl && { picture: new URL(member.avatarUrl, issuerOf(config)).href }),
      }),
    }
  }
}
