import { Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { askPage } from './ask.ts'
import { codePage } from './code.ts'
import { consentPages } from './consent.ts'
import { linkPages } from './link.ts'
import { passkeyPages } from './passkey.ts'
import { secondPages } from './second.ts'
import { waitPages } from './wait.ts'

/** Signing in: by a letter (ask, wait, and the link or the code) and perhaps a code of an app, or by a passkey; and consent. All below one address, so that the interaction's cookie reaches them. */
export function signInPages(ctx: AppContext): Router {
  const router = Router({ caseSensitive: true })
  router.use('/sign-in', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store')
    // The address holds a secret: it must not travel on.
    res.setHeader('Referrer-Policy', 'same-origin')
    next()
  })
  askPage(router, ctx)
  waitPages(router, ctx)
  codePage(router, ctx)
  linkPages(router, ctx)
  passkeyPages(router, ctx)
  secondPages(router, ctx)
  consentPages(router, ctx)
  return router
}
