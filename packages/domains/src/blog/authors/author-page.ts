import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { IMAGE_SELECT, postImage } from '../media/post-image.ts'
import { authorPath } from '../posts/post-path.ts'
import type { AuthorLink } from '../posts/post-summary.ts'

export interface AuthorPage extends AuthorLink {
  readonly bio: string | null
  readonly location: string | null
  readonly website: string | null
}

/** An author with the content of their page; null when there is none. */
export async function authorPage(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { slug }: { slug: string },
): Promise<AuthorPage | null> {
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
