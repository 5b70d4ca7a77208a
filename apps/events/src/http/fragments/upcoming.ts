import { listOccurrences } from '@rose-ash/domains/events/occurrences/list-occurrences'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'
import { dayList } from '../../views/day-list.view.ts'

/** events.upcoming: the next entries, by day. */
export async function upcomingFragment(
  ctx: AppContext,
  { params }: { params: { limit: number; calendar?: string | undefined } },
) {
  const now = ctx.clock.now()
  const origin = publicOrigin(ctx.config, 'events')
  const occurrences = await listOccurrences(ctx.db, {
    from: now,
    limit: params.limit,
    calendar: params.calendar,
  })
  return ctx.views.renderBare('fragments/upcoming', {
    days: dayList(ctx.site, occurrences, now, origin),
    moreHref: `${origin}/`,
  })
}
