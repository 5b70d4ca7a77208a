import { listPublished } from '@rose-ash/domains/blog/posts/reading/list-published'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'
import { storyView } from '../../views/story.view.ts'

/** The latest posts as a short list, with absolute addresses. */
export const latestFragment: FragmentHandler<AppContext, 'blog.latest'> = async (ctx, { params }) => {
  const { limit, tag } = params
  const { posts } = await listPublished(ctx, ctx.db, { pageSize: limit, ...(tag && { tag }) })
  const stories = posts.map((post) => {
    const { title, excerpt, published, publishedIso } = storyView(ctx.site, post)
    const [primary] = post.tags
    const kicker = primary && { label: primary.name, href: publicUrl(ctx.config, 'blog', primary.path) }
    return { href: post.url, title, excerpt, kicker, published, publishedIso }
  })
  return stories.length === 0 ? '' : ctx.views.renderBare('fragments/latest', { stories })
}
