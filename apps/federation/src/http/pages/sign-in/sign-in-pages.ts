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
export function signInPages(router: Router, ctx: AppContext): void {
  const pages = Router({ caseSensitive: true })
  pages.use('/sign-in', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store')
    // The address holds a secret: it must not travel on.
    res.setHeader('Referrer-Policy', 'same-origin')
    next()
  })
  askPage(pages, ctx)
  waitPages(pages, ctx)
  codePage(pages, ctx)
  linkPages(pages, ctx)
  passkeyPages(pages, ctx)
  secondPages(pages, ctx)
  consentPages(pages, ctx)
  router.use(pages)
}
