import { publishDuePosts as publishPosts } from '@rose-ash/domains/blog/posts/publication/publish-due-posts'
import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import type { AppContext } from '../context.ts'

/** Publishes scheduled posts when they are due; each once, since publishing is one conditional statement. */
export const publishDuePosts = defineSchedule<AppContext>({
  name: 'blog.publish-due-posts',
  at: 'FREQ=SECONDLY;INTERVAL=15',
  async run(ctx) {
    const posts = await ctx.transact((tx) => publishPosts(ctx, tx, { now: ctx.clock.now() }))
    for (const { id, slug } of posts) ctx.log.info({ postId: id, slug }, 'scheduled post published')
  },
})
