import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import type { FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import { type DeskApp, desksOf } from '@rose-ash/shared/rights/desks'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { readHome } from '../../services/home/read-home.ts'
import { homeView } from '../../views/home/show.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { accountTabs } from '../account-tabs.ts'

/** The lines of "Your work". Anybody may own a calendar, so events is always asked. */
function workFragments(member: SignedInMember): Record<string, FragmentRequest> {
  const apps = new Set<DeskApp>([...desksOf(member).map(({ app }) => app), 'events'])
  return Object.fromEntries([...apps].map((app) => [`${app}Work`, { type: `${app}.work` }]))
}

/** The member's start page: first what needs attention, then an overview. */
export function homePages(router: Router, ctx: AppContext): void {
  router.get('/', requireMember, async (req, res) => {
    const member = memberOf(req)
    const home = await readHome(ctx, { reader: member })
    const view = homeView(home, { now: ctx.clock.now(), config: ctx.config, site: ctx.site })
    await res.page(
      'home/show',
      { ...view, tabs: accountTabs(member, '/') },
      {
        title: TITLES.yourDesk,
        noindex: true,
        fragments: {
          tickets: { type: 'events.member-tickets' },
          bookings: { type: 'events.member-bookings' },
          ...workFragments(member),
        },
      },
    )
  })
}
