import { appendAudit } from '@rose-ash/domains/account/audit/append-audit'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { actOnWork, WORK_ACTS } from '@rose-ash/kernel/operator/act-on-work'
import { findFlows } from '@rose-ash/kernel/operator/find-flows'
import { flowSurroundings } from '@rose-ash/kernel/operator/flow-surroundings'
import { readTroubles } from '@rose-ash/kernel/operator/read-troubles'
import { listSchedules } from '@rose-ash/kernel/schedules/control-schedules'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { AppError } from '@rose-ash/shared/errors/app-error'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { workFlowView } from '../../../views/work/flow.view.ts'
import { workView } from '../../../views/work/index.view.ts'
import { accountTabs } from '../../account-tabs.ts'

const AT_ONCE = 50
const words = z.string().trim().max(200).catch('')
const query = z.object({
  q: words,
  name: words,
  status: words,
  day: words,
  before: z.uuid().optional().catch(undefined),
})
const address = z.object({ id: z.uuid() })
const troubleForm = z.object({
  kind: z.enum(['reaction', 'mailbox', 'delivery']),
  name: z.string().min(1).max(200),
  destination: z.string().max(300).default(''),
  act: z.enum(WORK_ACTS),
})
const flowForm = z.object({
  act: z.enum(['retry', 'cancel']),
  ids: z.preprocess(
    (given) => (typeof given === 'string' ? [given] : given),
    z.array(z.uuid()).max(AT_ONCE).default([]),
  ),
  back: z.uuid().optional(),
})

const DAY_MS = 86_400_000

/** A day of the calendar as the moments between which it lies, in UTC; nothing for what is no day. */
function dayOf(text: string) {
  const since = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(since.getTime())
    ? { since, until: new Date(since.getTime() + DAY_MS) }
    : {}
}

/** For administrators: what happens later, what waits for somebody, and how to let it go on. Every act is in the audit log. */
export function workPages(router: Router, ctx: AppContext): void {
  const { db, site, transact } = ctx
  const flows = createFlowClient(ctx)

  router.get('/background-work', requireAct('work.operate'), async (req, res) => {
    const asked = parse(query, req.query)
    const [found, troubles, schedules] = await Promise.all([
      findFlows(db, { ...asked, ...dayOf(asked.day), limit: AT_ONCE }),
      readTroubles(db),
      listSchedules(ctx),
    ])
    const view = workView(site, { asked, found, troubles, schedules, isFull: found.length === AT_ONCE })
    const model = { ...view, tabs: accountTabs(memberOf(req), '/members') }
    await res.page('work/index', model, { title: TITLES.work, noindex: true, width: 'wide' })
  })

  router.get('/background-work/flows/:id', requireAct('work.operate'), async (req, res) => {
    const { id } = parse(address, req.params)
    const flow = await flows.show(id)
    const view = workFlowView(site, flow, await flowSurroundings(db, id))
    const model = { ...view, tabs: accountTabs(memberOf(req), '/members') }
    await res.page('work/flow', model, { title: flow.name, noindex: true, width: 'wide' })
  })

  router.post('/background-work/troubles', requireAct('work.operate'), async (req, res) => {
    const { destination, ...asked } = parse(troubleForm, req.body)
    const count = await transact(async (tx) => {
      const changed = await actOnWork(ctx, tx, { ...asked, destination: destination || null })
      if (changed > 0)
        await appendAudit(ctx, tx, {
          actorId: memberOf(req).id,
          action: `work.${asked.act}`,
          subjectType: 'work',
          subjectId: asked.name,
          details: { count: changed, ...(destination && { destination }) },
        })
      return changed
    })
    res.flash('yes', NOTICES.workDone(count))
    redirectTo(res, '/background-work')
  })

  router.post('/background-work/flows', requireAct('work.operate'), async (req, res) => {
    const { act, ids, back } = parse(flowForm, req.body)
    let count = 0
    for (const id of ids) if (await actOnFlow(act, id, memberOf(req).id)) count += 1
    res.flash('yes', NOTICES.workDone(count))
    redirectTo(res, back ? `/background-work/flows/${back}` : '/background-work')
  })

  /** False when it was too late, or there is nothing to try again. */
  async function actOnFlow(act: 'retry' | 'cancel', id: string, actorId: string): Promise<boolean> {
    try {
      const { finishedAt } = await flows.show(id)
      if (act === 'cancel' && finishedAt) return false
      await flows[act](id)
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return false
      throw error
    }
    await transact((tx) =>
      appendAudit(ctx, tx, { actorId, action: `work.${act}`, subjectType: 'work', subjectId: id, details: {} }),
    )
    return true
  }
}
