import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { ownUrl, redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { TITLES } from '../../../views/page-titles.ts'

/** After a sign-in by e-mail, offers to make a passkey; both answers continue to the member's destination. */
export function offerPage(router: Router, { config, db, services }: AppContext): void {
  router.get('/signing-in/offer', requireMember, async (req, res) => {
    const next = ownUrl(config, req.query.next)
    const passkeys = await services.identity.listPasskeys(db, memberOf(req).id)
    if (passkeys.length > 0 || (await req.missingProof('self.change-sign-in'))) return redirectTo(res, next)
    await res.page(
      'signing-in/offer',
      { next },
      { title: TITLES.withoutALetter, noindex: true, width: 'read', scripts: ['js/passkey.js'] },
    )
  })
}

/** The path of the offer, to show it again after an error. */
export function offerPath(next: string): string {
  return `/signing-in/offer?next=${encodeURIComponent(next)}`
}
