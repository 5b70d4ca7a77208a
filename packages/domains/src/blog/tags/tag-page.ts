import type { Tx } from '@rose-ash/shared/db/client'
import type { AuthorPage, TagPage } from '@rose-ash/shared/protocols/blog'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { IMAGE_SELECT, postImage } from '../media/post-image.ts'
import { authorPath, tagPath } from '../posts/post-path.ts'

type Deps = Pick<ServiceDeps, 'config'>

export async function tagPage({ config }: Deps, tx: Tx, { slug }: { slug: string }): Promise<TagPage | null> {
  const row = await tx.tag.findFirst({
    where: { slug, visibility: 'public' },
    include: { featureMedia: { select: IMAGE_SELECT } },
  })
  if (!row) return null
  const { name, description, accentColor, metaTitle, metaDescription } = row
  const image = postImage(config, row.featureMedia)
  return Object.freeze({ slug, name, path: tagPath(slug), accentColor, description, metaTitle, metaDescription, image })
}

export async function authorPage({ config }: Deps, tx: Tx, { slug }: { slug: string }): Promise<AuthorPage | null> {
  const row = await tx.author.findFirst({ where: { slug }, include: { portrait: { select: IMAGE_SELECT } } })
  if (!row) return null
  const { name, bio, location, website } = row
  return Object.freeze({
    slug,
    name,
    path: authorPath(slug),
    portrait: postImage(config, row.portrait),
    bio,
    location,
    website,
  })
}
