import { markNotificationsRead } from '@rose-ash/domains/account/notifications/mark-notifications-read'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { listForMember } from '../../services/notifications/list-for-member.ts'
import { notificationsView } from '../../views/notifications/index.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { accountTabs } from '../account-tabs.ts'
import { logPosition } from '../log-position.ts'

const paging = z.object({ before: logPosition.optional().catch(undefined) })
const seen = z.object({ upTo: logPosition })

/** The member's notifications, newest first. A button marks them as read, up to the newest on the page; opening the page does not. */
export function notificationPages(router: Router, ctx: AppContext): void {
  router.get('/notifications', requireMember, async (req, res) => {
    const member = memberOf(req)
    const { before } = parse(paging, req.query)
    const listed = await listForMember(ctx, { reader: member, before })
    if (before !== undefined && listed.notifications.length === 0) return redirectTo(res, '/notifications')
    const view = notificationsView(listed, { before, now: ctx.clock.now(), site: ctx.site })
    const model = { ...view, tabs: accountTabs(member, '/notifications') }
    await res.page('notifications/index', model, { title: TITLES.notifications, noindex: true })
  })

  router.post('/notifications/reading', requireMember, async (req, res) => {
    const { id: memberId } = memberOf(req)
    const { upTo } = parse(seen, req.body)
    await ctx.transact((tx) => markNotificationsRead(ctx, tx, { memberId, upTo }))
    await ctx.fragments.invalidateFor({ member: { id: memberId } })
    redirectTo(res, '/notifications')
  })
}
