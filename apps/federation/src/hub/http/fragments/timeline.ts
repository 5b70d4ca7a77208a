import { timeline } from '@rose-ash/domains/federation/timeline/timeline'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { AppContext } from '../../../context.ts'
import { timelinePost } from '../../views/timeline/timeline-post.view.ts'

/** federation.timeline: the newest items of the public timeline. */
export async function timelineFragment(
  ctx: AppContext,
  { params }: { params: { limit: number; app?: string | undefined } },
) {
  const app = APP_NAMES.find((name) => name === params.app)
  const items = await timeline(ctx, ctx.db, { app, limit: params.limit })
  const now = ctx.clock.now()
  return ctx.views.renderBare('fragments/timeline', { posts: items.map((item) => timelinePost(item, ctx, now)) })
}
