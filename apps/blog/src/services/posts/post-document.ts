import { absoluteHtml } from '@rose-ash/domains/blog/posts/absolute-html'
import { publishedPost } from '@rose-ash/domains/blog/posts/post-activity'
import type { PublicPost } from '@rose-ash/domains/blog/posts/post-summary'
import { objectDocument } from '@rose-ash/server/activitypub/activity-document'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'

/** A post as the fediverse reads it at the same address: an Article with what everybody may read. Pages have no such form. */
export async function postDocument(
  { config, site }: Pick<AppContext, 'config' | 'site'>,
  post: PublicPost,
): Promise<unknown> {
  if (post.kind !== 'post') return null
  const wasChanged = post.updatedAt > post.publishedAt
  const activity = {
    seq: 0n,
    id: post.id,
    type: 'blog.post.published',
    originApp: 'blog',
    visibility: 'public' as const,
    actorId: null,
    objectId: post.id,
    object: publishedPost(post, wasChanged ? 'updated' : 'published'),
    createdAt: post.publishedAt,
  }
  const open = absoluteHtml(post.html, publicOrigin(config, 'blog'))
  const html = post.visibility === 'public' ? open : `${open}<p><a href="${post.url}">The rest is for members.</a></p>`
  return objectDocument({ config, app: 'blog', handle: site.coop.handle, activity, html })
}
