import { workLine } from '@rose-ash/server/views/format/work-line'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { countWork } from '../../services/desk/count-work.ts'

/** market.work: the sellers' desk with drafts and what runs out, of the member's own markets. */
export const workFragment: FragmentHandler<AppContext, 'market.work'> = async (ctx, { member }) => {
  if (!member || !may(member, 'product.read-desk')) return ''
  const { drafts, low } = await countWork(ctx, { seller: member })
  const line = workLine(ctx.config, 'market', [
    [drafts, 'draft', 'drafts'],
    [low, 'low on stock'],
  ])
  return ctx.views.renderBare('fragments/work', line)
}
