import type { PublicPost } from '@rose-ash/domains/blog/posts/post-summary'
import { publishedPost } from '@rose-ash/domains/blog/posts/publication/post-activity'
import { absoluteHtml } from '@rose-ash/domains/blog/posts/reading/absolute-html'
import { postThing } from '@rose-ash/domains/blog/public-thing'
import { thingDocument } from '@rose-ash/server/activitypub/activity-document'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'
import type { AppContext } from '../../context.ts'
import { restForMembers } from '../../texts/rest-for-members.ts'

/** The ActivityStreams form of a post: an Article with the public text. Pages have none. */
export async function postDocument(
  { config, site }: Pick<AppContext, 'config' | 'site'>,
  post: PublicPost,
): Promise<unknown> {
  if (post.kind !== 'post') return null
  const open = absoluteHtml(post.html, publicOrigin(config, 'blog'))
  const html = post.visibility === 'public' ? open : open + restForMembers(post.url)
  return thingDocument({ config, app: 'blog', handle: site.coop.handle, thing: publicThingOf(post), html })
}

export function publicThingOf(post: PublicPost): PublicThing {
  const thing = postThing(publishedPost(post, post.updatedAt > post.publishedAt ? 'updated' : 'published'))
  return { ...thing, kind: post.kind }
}
