import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { NOTICES } from '../../../views/notice-words.ts'

const address = z.object({ clientId: z.string().max(100) })

/** Applications of other organisations with the member's consent, each with a button to withdraw it. */
export function connectionPages(router: Router, { services, transact }: AppContext): void {
  router.post('/signing-in/connections/:clientId/removal', requireAct('self.change-sign-in'), async (req, res) => {
    const { clientId } = parse(address, req.params)
    await transact((tx) => services.identity.withdrawConsent(tx, { memberId: memberOf(req).id, clientId }))
    res.flash('yes', NOTICES.disconnected)
    redirectTo(res, '/signing-in')
  })
}
