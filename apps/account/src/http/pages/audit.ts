import { listAudit } from '@rose-ash/domains/account/audit/list-audit'
import { getMembers } from '@rose-ash/domains/account/members/get-members'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { auditLines } from '../../views/audit/audit-words.ts'
import { clientLines } from '../../views/clients/client-words.ts'
import { accountTabs } from '../account-tabs.ts'
import { logPosition } from '../log-position.ts'

const query = z.object({ before: logPosition.optional().catch(undefined) })
const AT_ONCE = 50

/** For administrators: the audit log, and the applications that members can sign in to. */
export function auditPages(router: Router, { config, db, services, site }: AppContext): void {
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
    await res.page('audit/index', model, { title: 'Audit log', noindex: true, width: 'wide' })
  })

  router.get('/clients', requireAct('client.read'), async (req, res) => {
    const clients = await services.identity.listClients(db)
    const model = { clients: clientLines({ config, site }, clients), tabs: accountTabs(memberOf(req), '/members') }
    await res.page('clients/index', model, { title: 'Applications', noindex: true, width: 'wide' })
  })
}
