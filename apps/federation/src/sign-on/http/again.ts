import { open } from '@rose-ash/server/guards/open'
import { OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { inExchange } from '../oidc/adapters/browser-shelf.ts'
import { recallRequest } from '../oidc/adapters/interaction-adapter.ts'
import type { OpenInteraction } from '../services/sign-in/open-interaction.ts'

/**
 * A sign-in that is over, or that another tab has made needless, is asked for once more as its application asked: who is signed in by
 * now lands where they were going, the others are asked. In a browser that did not begin it, a sign-in for the front page begins.
 */
export function againPage(router: Router, ctx: AppContext): void {
  router.get('/sign-in/:uid/again', open(), async (req, res) => {
    const request = await recallRequest(ctx, { req, res }, req.params.uid)
    if (!request) return res.redirect(303, '/auth/login?next=/')
    const said = Object.entries(request).filter(([, value]) => value !== undefined)
    res.redirect(
      303,
      `${OIDC_PATHS.authorization}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`,
    )
  })
}

/** Whether somebody has signed in with this browser since a sign-in began, so that it goes on without them. */
export async function isNeedless(
  { provider }: Pick<AppContext, 'provider'>,
  req: Request,
  res: Response,
  { purpose }: OpenInteraction,
): Promise<boolean> {
  if (purpose !== 'sign-in') return false
  const issuer = await provider.get()
  const session = await inExchange({ req, res }, () => issuer.Session.get(issuer.createContext(req, res)))
  return session.accountId !== undefined
}
