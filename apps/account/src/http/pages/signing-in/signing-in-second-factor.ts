import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { ownUrl, redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { TITLES } from '../../../views/page-titles.ts'

/** Where the desk of a role that needs a second factor sends who has none: they set one up, and go on to where they were going. */
export function secondFactorPage(router: Router, { config, db, services }: AppContext): void {
  router.get('/signing-in/second-factor', requireAct('self.change-sign-in'), async (req, res) => {
    const next = ownUrl(config, req.query.next)
    if (await services.identity.hasSecondFactor(db, memberOf(req).id)) return redirectTo(res, next)
    await res.page(
      'signing-in/second-factor',
      { next },
      { title: TITLES.aSecondWayFirst, noindex: true, width: 'read', scripts: ['js/passkey.js'] },
    )
  })
}
