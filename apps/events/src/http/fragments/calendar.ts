import { listOccurrences, spanOfOccurrences } from '@rose-ash/domains/events/occurrences/list-occurrences'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'
import { gridWindow, monthGrid, monthName } from '../../views/month-grid.view.ts'

/** events.calendar: one month as a grid. Default: the current month. */
export async function calendarFragment(
  ctx: AppContext,
  { params }: { params: { calendar?: string | undefined; month?: string | undefined } },
) {
  const now = ctx.clock.now()
  const [year = 0, month = 0] = (params.month ?? monthName(ctx.site.parts(now))).split('-').map(Number)
  const { calendar } = params
  const [occurrences, span] = await Promise.all([
    listOccurrences(ctx.db, { ...gridWindow({ year, month }), calendar }),
    spanOfOccurrences(ctx.db, { calendar }),
  ])
  const filter = calendar ? `?calendar=${calendar}` : ''
  return ctx.views.renderBare('fragments/calendar', {
    grid: monthGrid(ctx.site, { year, month }, occurrences, {
      now,
      span,
      base: publicOrigin(ctx.config, 'events'),
      query: filter,
    }),
  })
}
