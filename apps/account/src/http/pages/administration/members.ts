import {
  countMembers,
  listMembers,
  MEMBER_STATES,
  type MemberFilter,
} from '@rose-ash/domains/account/members/list-members'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import { may } from '@rose-ash/shared/rights/may'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { exportMembers } from '../../../services/members/export-members.ts'
import { filterFields } from '../../../views/members/filter-words.ts'
import { memberLine } from '../../../views/members/member-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { accountTabs } from '../../account-tabs.ts'

/** An empty field, or one that is none of the choices, asks for nothing. */
const filterQuery = z.object({
  q: z.string().max(100).optional().catch(undefined),
  role: z.enum(MEMBER_ROLES).exclude(['member']).optional().catch(undefined),
  belongs: z.enum(['yes', 'no']).optional().catch(undefined),
  state: z.enum(MEMBER_STATES).optional().catch(undefined),
})
const query = filterQuery.extend({ after: z.uuid().optional().catch(undefined) })

/** For stewards: the list of members. For administrators: the list as a table to take along. */
export function memberListPages(router: Router, ctx: AppContext): void {
  const { db, site } = ctx
  router.get('/members', requireAct('member.read-all'), async (req, res) => {
    const { after, ...asked } = parse(query, req.query)
    const filter = toFilter(asked)
    const [page, count] = await Promise.all([listMembers(db, { ...filter, after }), countMembers(db, filter)])
    const href = (from: object) => {
      const given = Object.entries({ ...asked, ...from }).filter(([, value]) => value)
      return given.length ? `/members?${new URLSearchParams(given)}` : '/members'
    }
    if (after && page.members.length === 0) return redirectTo(res, href({}))
    const model = {
      members: page.members.map((one) => memberLine(site, one)),
      count,
      isFiltered: Object.values(asked).some(Boolean),
      ...filterFields(asked),
      asked: Object.entries(asked).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
      next: page.nextAfter && href({ after: page.nextAfter }),
      isAdministrator: may(memberOf(req), 'member.set-roles'),
      mayExport: may(memberOf(req), 'member.export'),
      tabs: accountTabs(memberOf(req), '/members'),
    }
    await res.page('members/index', model, { title: TITLES.members, noindex: true, width: 'wide' })
  })

  router.post('/members/export', requireAct('member.export'), async (req, res) => {
    const text = await exportMembers(ctx, { filter: toFilter(parse(filterQuery, req.body)), byId: memberOf(req).id })
    res.setHeader('Cache-Control', 'private, no-store')
    res.attachment(`members-${site.parts(ctx.clock.now()).date}.csv`)
    res.type('text/csv; charset=utf-8').send(text)
  })
}

function toFilter({ q, role, belongs, state }: z.output<typeof filterQuery>): MemberFilter {
  return { search: q, role, belongs: belongs && belongs === 'yes', state }
}
