import { workLine } from '@rose-ash/server/views/format/work-line'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'
import { countWork } from '../../services/entries/count-work.ts'

/** events.work: the desk of the calendars that a member may write in, with what is on there in the coming week. */
export const workFragment: FragmentHandler<AppContext, 'events.work'> = async (ctx, { member }) => {
  const work = member && (await countWork(ctx, { member }))
  if (!work) return ''
  return ctx.views.renderBare('fragments/work', workLine(ctx.config, 'events', [[work.thisWeek, 'on this week']]))
}
