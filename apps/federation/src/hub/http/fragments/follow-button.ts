import { followedApps } from '@rose-ash/domains/federation/follows/followed-apps'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../../context.ts'

/** federation.follow-button: a member's button beside the name of an app's actor. */
export const followButtonFragment: FragmentHandler<AppContext, 'federation.follow-button'> = async (
  ctx,
  { member, params: { app } },
) => {
  if (!member) return ''
  const followed = await followedApps(ctx, ctx.db, { memberId: member.id })
  return ctx.views.renderBare('fragments/follow-button', { app, isFollowing: followed.includes(app) })
}
