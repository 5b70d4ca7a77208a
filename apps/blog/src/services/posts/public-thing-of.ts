import type { PublicPost } from '@rose-ash/domains/blog/posts/post-summary'
import { publishedPost } from '@rose-ash/domains/blog/posts/publication/post-activity'
import { postThing } from '@rose-ash/domains/blog/public-thing'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'

export function publicThingOf(post: PublicPost): PublicThing {
  const thing = postThing(publishedPost(post, post.updatedAt > post.publishedAt ? 'updated' : 'published'))
  return { ...thing, kind: post.kind }
}
