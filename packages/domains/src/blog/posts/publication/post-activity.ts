import {
  type PublishedPostPayload,
  pagePublished,
  pageUpdated,
  postPublished,
  postUpdated,
} from '@rose-ash/shared/activities/catalogue/blog'
import { publicText } from '@rose-ash/shared/activities/public-text'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import type { PostSummary } from '../post-summary.ts'
import { postSummary } from '../reading/post-dto.ts'
import { SUMMARY_SELECT } from '../reading/post-select.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config'>

const SELECT = { ...SUMMARY_SELECT, publicText: true, emailOnly: true } as const

/**
 * Appends the activity of a published or updated post, with its public content. Pages have their own activity types; a post that is
 * only sent by mail gets an internal row.
 */
export async function appendPostActivity(
  { activities, config }: Deps,
  tx: Tx,
  { postId, verb, by }: { postId: string; verb: 'published' | 'updated'; by?: string | null },
): Promise<void> {
  const row = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: SELECT })
  const post = postSummary(config, row)
  const { id: objectId, slug, url, title } = post
  const text = publicText([row.publicText])
  const published = publishedPost(post, verb)
  const fact = { actorId: by ?? null, objectId, ...(row.emailOnly && { visibility: 'internal' as const }) }
  if (post.kind === 'post')
    return void (await activities.append(tx, POST[verb], { ...fact, object: { ...published, text } }))
  const object = { id: objectId, slug, url, title, text, summary: published.summary, published: published.published }
  await activities.append(tx, PAGE[verb], { ...fact, object })
}

const POST = { published: postPublished, updated: postUpdated }
const PAGE = { published: pagePublished, updated: pageUpdated }

/** The public content of a post, as the payload of its activity. */
export function publishedPost(post: PostSummary, verb: 'published' | 'updated'): PublishedPostPayload {
  const { image } = post
  return {
    id: post.id,
    slug: post.slug,
    url: post.url,
    title: post.title,
    summary: post.excerpt,
    published: post.publishedAt.toISOString(),
    updated: verb === 'updated' ? post.updatedAt.toISOString() : null,
    membersOnly: post.visibility !== 'public',
    image: image && { url: image.url, alt: image.alt, width: image.width, height: image.height },
    tags: post.tags.map(({ slug, name }) => ({ slug, name })),
    authors: post.authors.map(({ slug, name }) => ({ slug, name })),
  }
}
