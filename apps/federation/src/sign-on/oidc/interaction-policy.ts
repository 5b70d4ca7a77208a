import { interactionPolicy } from 'oidc-provider'

/** The provider's own policy and one more check: a session whose member may not sign in any more requires a new sign-in. */
export function createInteractionPolicy() {
  const policy = interactionPolicy.base()
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('member_not_active', 'the member cannot sign in', 'login_required', (ctx) => {
      const { session, account } = ctx.oidc
      return Boolean(session?.accountId) && !account
    }),
  )
  return policy
}
