import { countWork } from '@rose-ash/domains/blog/posts/reading/count-work'
import { workLine } from '@rose-ash/server/views/format/work-line'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'

/** blog.work: the editors' desk with its drafts and what waits for a decision. */
export const workFragment: FragmentHandler<AppContext, 'blog.work'> = async ({ config, db, views }, { member }) => {
  if (!may(member, 'post.read-drafts')) return ''
  const { drafts, scheduled, digests } = await countWork(db)
  const line = workLine(config, 'blog', [
    [drafts, 'draft', 'drafts'],
    [scheduled, 'scheduled'],
    [digests, 'digest to decide', 'digests to decide'],
  ])
  return views.renderBare('fragments/work', line)
}
