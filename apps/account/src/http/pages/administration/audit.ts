import { listAudit } from '@rose-ash/domains/account/audit/list-audit'
import { getMembers } from '@rose-ash/domains/account/members/get-members'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { auditLines } from '../../../views/audit/audit-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { accountTabs } from '../../account-tabs.ts'
import { logPosition } from '../../log-position.ts'

const query = z.object({ before: logPosition.optional().catch(undefined) })
const AT_ONCE = 50

/** For administrators: the audit log. */
export function auditPages(router: Router, { db, site }: AppContext): void {
  router.get('/audit', requireAct('audit.read'), async (req, res) => {
    const { before } = parse(query, req.query)
    const entries = await listAudit(db, { limit: AT_ONCE, ...(before !== undefined && { before }) })
    if (before !== undefined && entries.length === 0) return redirectTo(res, '/audit')
    const people = entries.flatMap(({ actorId, subjectType, subjectId }) => [
      ...(actorId ? [actorId] : []),
      ...(subjectType === 'member' ? [subjectId] : []),
    ])
    const model = {
      lines: auditLines(site, entries, await getMembers(db, people)),
      next: entries.length === AT_ONCE ? `/audit?before=${entries.at(-1)?.seq}` : undefined,
      tabs: accountTabs(memberOf(req), '/members'),
    }
    await res.page('audit/index', model, { title: TITLES.auditLog, noindex: true, width: 'wide' })
  })
}
