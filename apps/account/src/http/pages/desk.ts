import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { readDesk } from '../../services/desk/read-desk.ts'
import { deskView } from '../../views/desk/show.view.ts'
import { deskTabs } from '../desk-tabs.ts'

/** The member's start page: first what needs attention, then an overview. */
export function deskPages(router: Router, ctx: AppContext): void {
  router.get('/', requireMember, async (req, res) => {
    const member = memberOf(req)
    const desk = await readDesk(ctx, { reader: member })
    const view = deskView(desk, { now: ctx.clock.now(), config: ctx.config, site: ctx.site })
    await res.page(
      'desk/show',
      { ...view, tabs: deskTabs(member, '/') },
      {
        title: 'Your desk',
        noindex: true,
        fragments: { tickets: { type: 'events.member-tickets' }, bookings: { type: 'events.member-bookings' } },
      },
    )
  })
}
