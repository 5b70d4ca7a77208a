import { listSecurityFacts } from '@rose-ash/domains/account/rights/list-security-facts'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { historyLines } from '../../views/history/index.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { accountTabs } from '../account-tabs.ts'

/** The security history of the member's account. */
export function historyPages(router: Router, { db, site }: AppContext): void {
  router.get('/history', requireMember, async (req, res) => {
    const member = memberOf(req)
    const facts = await listSecurityFacts(db, member.id)
    const model = { days: historyLines(site, facts), tabs: accountTabs(member, '/devices') }
    await res.page('history/index', model, { title: TITLES.securityHistory, noindex: true })
  })
}
