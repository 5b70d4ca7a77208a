import { listBookings } from '@rose-ash/domains/events/members/list-bookings'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'
import { bookingLine } from '../../views/fragments/member-lines.view.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** events.member-bookings: the member's bookings, or a link to "What's on". Empty for anonymous visitors. */
export const memberBookingsFragment: FragmentHandler<AppContext, 'events.member-bookings'> = async (
  ctx,
  { member },
) => {
  if (!member) return ''
  const now = ctx.clock.now()
  const bookings = await listBookings(ctx.db, { memberId: member.id, from: now })
  return ctx.views.renderBare('fragments/member-bookings', {
    bookings: bookings.map((booking) => bookingLine(booking, { now, site: ctx.site })),
    text: emptyText(ctx.site.words.bookable),
    whatsOn: { label: PAGE_WORDS.seeWhatsOn, href: `${publicOrigin(ctx.config, 'events')}/` },
  })
}

function emptyText(bookable: string | undefined): string {
  return bookable ? `${bookable}: what you book is kept here with its time.` : PAGE_WORDS.bookingsAreKept
}
