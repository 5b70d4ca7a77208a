import { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { againPage } from './again.ts'
import { askPage } from './ask.ts'
import { codePage } from './code.ts'
import { consentPages } from './consent.ts'
import { invitationPage } from './invitation.ts'
import { linkPages } from './link.ts'
import { passkeyPages } from './passkey.ts'
import { secondPages } from './second.ts'
import { waitPages } from './wait.ts'

/**
 * Signing in by e-mail (request, wait, link or code; or by an invitation's letter) with an authenticator code if the member has one, or by a passkey; and consent.
 * All paths have one prefix, to which the interaction's cookie is limited.
 */
export function signInPages(router: Router, ctx: AppContext): void {
  const pages = Router({ caseSensitive: true })
  pages.use('/sign-in', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store')
    // The address contains a secret: do not send it to other sites.
    res.setHeader('Referrer-Policy', 'same-origin')
    next()
  })
  askPage(pages, ctx)
  againPage(pages, ctx)
  waitPages(pages, ctx)
  codePage(pages, ctx)
  linkPages(pages, ctx)
  invitationPage(pages, ctx)
  passkeyPages(pages, ctx)
  secondPages(pages, ctx)
  consentPages(pages, ctx)
  router.use(pages)
}
