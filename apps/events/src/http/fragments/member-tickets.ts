import { listTickets } from '@rose-ash/domains/events/members/list-tickets'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'
import { ticketLine } from '../../views/fragments/member-lines.view.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** events.member-tickets: the member's tickets, or a link to "What's on". Empty for anonymous visitors. */
export const memberTicketsFragment: FragmentHandler<AppContext, 'events.member-tickets'> = async (ctx, { member }) => {
  if (!member) return ''
  const now = ctx.clock.now()
  const tickets = await listTickets(ctx.db, { memberId: member.id, from: now })
  const origin = publicOrigin(ctx.config, 'events')
  return ctx.views.renderBare('fragments/member-tickets', {
    tickets: tickets.map((ticket) => ticketLine(ticket, { now, origin, site: ctx.site })),
    whatsOn: { label: PAGE_WORDS.seeWhatsOn, href: `${origin}/` },
  })
}
