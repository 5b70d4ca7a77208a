import { publishDuePosts as publishPosts } from '@rose-ash/domains/blog/posts/publication/publish-due-posts'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
import type { AppContext } from '../context.ts'

const EVERY_MS = 15_000

type Context = Pick<AppContext, 'activities' | 'clock' | 'config' | 'log' | 'transact'>

/**
 * Publishes scheduled posts when they are due. Checks every fifteen seconds, in every replica: publishing is one conditional
 * statement, so each post is published once.
 */
export function publishDuePosts(ctx: Context): RunningWorker {
  return repeatEvery(
    EVERY_MS,
    () => publishNow(ctx),
    (err) => ctx.log.error({ err }, 'scheduled posts not published'),
  )
}

async function publishNow(ctx: Context): Promise<void> {
  const posts = await ctx.transact((tx) => publishPosts(ctx, tx, { now: ctx.clock.now() }))
  for (const { id, slug } of posts) ctx.log.info({ postId: id, slug }, 'scheduled post published')
}
