import { memberOf, requireMember } from '@rose-ash/server/visitor/guards'
import { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { historyLines } from '../../views/history/index.view.ts'
import { deskTabs } from '../desk-tabs.ts'

/** What happened to the member's account: sign-ins, devices, changes. */
export function historyPages({ db, services, site }: AppContext): Router {
  const router = Router()
  router.get('/history', requireMember, async (req, res) => {
    const member = memberOf(req)
    const facts = await services.account.listSecurityFacts(db, member.id)
    const model = { days: historyLines(site, facts), tabs: deskTabs(member, '/devices') }
    await res.page('history/index', model, { title: 'Security history', noindex: true })
  })
  return router
}
