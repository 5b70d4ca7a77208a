import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { allowFormsTo } from '@rose-ash/server/app/security-headers'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { TITLES } from '../views/page-titles.ts'
import { formOf } from './provider-form.ts'

interface LogoutState {
  readonly postLogoutRedirectUri?: string
  readonly state?: string
}

type Source = (ctx: KoaContextWithOIDC, form: string) => Promise<void>

/**
 * The answer to RP-initiated logout. An `id_token_hint` of the current session proves that the request comes from our own app: then
 * the session ends at once, without confirmation and JavaScript. Else a page asks for confirmation.
 */
export function createLogoutSource({ views }: Pick<SharedContext, 'views'>): Source {
  return async (ctx, form) => {
    if (isOwnHint(ctx)) return endNow(ctx)
    const { postLogoutRedirectUri } = ctx.oidc.session!.state as LogoutState
    if (postLogoutRedirectUri) allowFormsTo(ctx.res, postLogoutRedirectUri)
    ctx.type = 'html'
    ctx.body = views.render(
      'sign-in/sign-out',
      { form: formOf(form) },
      { title: TITLES.signOut, place: 'account', noindex: true, width: 'read' },
    )
  }
}

function isOwnHint({ oidc }: KoaContextWithOIDC): boolean {
  const { session, client } = oidc
  const hint = (oidc.entities.IdTokenHint as { payload?: { sub?: string; sid?: string } } | undefined)?.payload
  if (!session?.accountId || !client || !hint?.sid) return false
  return hint.sub === session.accountId && hint.sid === session.sidFor(client.clientId)
}

async function endNow(ctx: KoaContextWithOIDC): Promise<void> {
  const { session, provider } = ctx.oidc
  const { postLogoutRedirectUri, state } = session!.state as LogoutState
  await session!.destroy()
  ctx.cookies.set(provider.cookieName('session'), null)
  redirectAfterLogout(ctx, postLogoutRedirectUri, state)
}

/** Redirects to the requesting application, or to a page that confirms the logout. */
export function redirectAfterLogout(ctx: KoaContextWithOIDC, redirectUri: string | undefined, state?: string): void {
  const url = new URL(redirectUri ?? ctx.oidc.urlFor('end_session_success'))
  if (redirectUri && state) url.searchParams.set('state', state)
  ctx.status = 303
  ctx.redirect(url.href)
  ctx.body = ''
}
