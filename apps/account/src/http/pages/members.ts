import { listMembers } from '@rose-ash/domains/account/members/list-members'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { may } from '@rose-ash/shared/rights/may'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { memberLine } from '../../views/members/member-words.ts'
import { accountTabs } from '../account-tabs.ts'

const query = z.object({ q: z.string().max(100).optional(), after: z.uuid().optional().catch(undefined) })

/** For stewards: the list of members. */
export function memberListPages(router: Router, { db, site }: AppContext): void {
  router.get('/members', requireAct('member.read-all'), async (req, res) => {
    const { q: search, after } = parse(query, req.query)
    const page = await listMembers(db, { ...(search && { search }), ...(after && { after }) })
    const href = (from: object) => {
      const params = new URLSearchParams({ ...(search && { q: search }), ...from })
      return params.size ? `/members?${params}` : '/members'
    }
    if (after && page.members.length === 0) return redirectTo(res, href({}))
    const next = page.nextAfter && href({ after: page.nextAfter })
    const model = {
      members: page.members.map((one) => memberLine(site, one)),
      search,
      next,
      isAdministrator: may(memberOf(req), 'member.set-roles'),
      tabs: accountTabs(memberOf(req), '/members'),
    }
    await res.page('members/index', model, { title: 'Members', noindex: true, width: 'wide' })
  })
}
