import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { rightsTable } from '@rose-ash/shared/rights/rights-table'
import type { Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { rolesView } from '../../../views/roles/index.view.ts'
import { accountTabs } from '../../account-tabs.ts'

/** For stewards: what each role may do, from the table that the guards ask. */
export function rolePages(router: Router, _ctx: AppContext): void {
  router.get('/roles', requireAct('member.read-all'), async (req, res) => {
    const model = { ...rolesView(rightsTable()), tabs: accountTabs(memberOf(req), '/members') }
    await res.page('roles/index', model, { title: TITLES.whatRolesMayDo, noindex: true, width: 'wide' })
  })
}
