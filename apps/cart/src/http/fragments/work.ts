import { workLine } from '@rose-ash/server/views/format/work-line'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { countWork } from '../../services/orders-desk/count-work.ts'

/** cart.work: the stewards' orders with those that wait for a person and those to pack. */
export const workFragment: FragmentHandler<AppContext, 'cart.work'> = async (ctx, { member }) => {
  if (!may(member, 'order.read-all')) return ''
  const { needing, toPack } = await countWork(ctx)
  const line = workLine(ctx.config, 'cart', [
    [needing, 'waits for a person', 'wait for a person'],
    [toPack, 'to pack'],
  ])
  return ctx.views.renderBare('fragments/work', line)
}
