import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { IMAGE_SELECT, type PostImage, postImage } from '../media/post-image.ts'
import { tagPath } from '../posts/post-path.ts'
import type { TagLink } from '../posts/post-summary.ts'

export interface TagPage extends TagLink {
  readonly description: string | null
  readonly metaTitle: string | null
  readonly metaDescription: string | null
  readonly image: PostImage | null
}

/** A public tag with the content of its page; null when there is none. */
export async function tagPage(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { slug }: { slug: string },
): Promise<TagPage | null> {
  const row = await tx.tag.findFirst({
    where: { slug, visibility: 'public' },
    include: { featureMedia: { select: IMAGE_SELECT } },
  })
  if (!row) return null
  const { name, description, accentColor, metaTitle, metaDescription } = row
  const image = postImage(config, row.featureMedia)
  return Object.freeze({ slug, name, path: tagPath(slug), accentColor, description, metaTitle, metaDescription, image })
}
