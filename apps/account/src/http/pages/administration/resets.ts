import { findMember } from '@rose-ash/domains/account/members/find-member'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { RESET_REFUSALS } from '../../../views/resets/reset-refusals.ts'
import { resetView } from '../../../views/resets/show.view.ts'
import { accountTabs } from '../../account-tabs.ts'

const address = z.object({ id: z.uuid() })

/** For administrators: the reset of a second factor that a member lost. It takes two of them, and time. */
export function resetPages(router: Router, { db, services, site, transact }: AppContext): void {
  router.get('/members/:id/reset', requireAct('member.reset-factor'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const member = await findMember(db, { id: memberId })
    if (!member) throw new NotFoundError('no such member')
    const [reset, hasFactor] = await Promise.all([
      services.identity.findOpenReset(db, memberId),
      services.identity.hasSecondFactor(db, memberId),
    ])
    const asker = reset?.requestedById ? await services.account.getMember(db, reset.requestedById) : undefined
    const view = resetView(site, { member, reset, hasFactor, askerName: asker?.name, viewerId: memberOf(req).id })
    const model = { ...view, tabs: accountTabs(memberOf(req), '/members') }
    await res.page('resets/show', model, { title: TITLES.aLostSecondFactor, noindex: true })
  })

  const act = (path: string, run: (tx: Tx, input: { memberId: string; byId: string }) => Promise<unknown>) =>
    router.post(`/members/:id/reset${path}`, requireAct('member.reset-factor'), async (req: Request, res: Response) => {
      const memberId = parse(address, req.params).id
      if (!(await findMember(db, { id: memberId }))) throw new NotFoundError('no such member')
      try {
        await transact((tx) => run(tx, { memberId, byId: memberOf(req).id }))
      } catch (error) {
        res.flash('no', refusalOf(RESET_REFUSALS, error))
      }
      redirectTo(res, `/members/${memberId}/reset`)
    })

  act('', services.identity.requestReset)
  act('/confirmation', services.identity.confirmReset)
  act('/cancellation', services.identity.stopReset)
}
