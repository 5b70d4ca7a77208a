import type { PostSummary, PublicPost } from '@rose-ash/domains/blog/posts/post-summary'
import { getPublicPost } from '@rose-ash/domains/blog/posts/reading/get-public-post'
import { type ListPublished, listPublished } from '@rose-ash/domains/blog/posts/reading/list-published'
import { publicOrigin, publicUrl } from '@rose-ash/shared/config/base-config'
import { absoluteHtml } from '@rose-ash/shared/html/absolute-html'
import type { AppContext } from '../../context.ts'
import { restForMembers } from '../../texts/rest-for-members.ts'

const ITEMS = 20

export interface Feed {
  readonly title: string
  readonly description: string
  readonly homeUrl: string
  readonly selfUrl: string
  readonly language: string
  readonly updatedAt: Date
  readonly items: readonly FeedItem[]
}

export interface FeedItem {
  readonly post: PostSummary
  /** The public part of the text, with absolute addresses. */
  readonly html: string
}

export interface FeedQuery extends Pick<ListPublished, 'tag' | 'author'> {
  readonly title: string
  readonly description: string
  readonly homePath: string
  readonly selfPath: string
}

/** The newest posts, each with its public text. */
export async function readFeed(ctx: Pick<AppContext, 'config' | 'db' | 'site'>, query: FeedQuery): Promise<Feed> {
  const { title, description, homePath, selfPath, ...which } = query
  const { posts } = await listPublished(ctx, ctx.db, { ...which, pageSize: ITEMS })
  const items = await Promise.all(posts.map(async (post) => ({ post, html: await contentOf(ctx, post) })))
  return {
    title,
    description,
    homeUrl: publicUrl(ctx.config, 'blog', homePath),
    selfUrl: publicUrl(ctx.config, 'blog', selfPath),
    language: ctx.site.language,
    updatedAt: new Date(Math.max(0, ...posts.map(({ updatedAt }) => updatedAt.getTime()))),
    items,
  }
}

async function contentOf(ctx: Pick<AppContext, 'config' | 'db'>, post: PostSummary): Promise<string> {
  const whole: PublicPost | null = await getPublicPost(ctx, ctx.db, { id: post.id })
  const html = absoluteHtml(whole?.html ?? '', publicOrigin(ctx.config, 'blog'))
  return post.visibility === 'public' ? html : html + restForMembers(post.url)
}
