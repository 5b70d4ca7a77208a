import type { Sql } from '@rose-ash/shared/db/sql'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import { postPath } from '../post-path.ts'
import type { PublicPost } from '../post-summary.ts'
import { publicPost } from './post-dto.ts'
import { type NeighbourRow, POST_PAGE } from './post-statement.ts'

export interface ReadablePost {
  /** Its `html` is for everybody. */
  readonly post: PublicPost
  /** The whole text, when it is longer than that of `post`; only for readers whom `readingFor` allows it. */
  readonly membersHtml: string | null
  readonly previous: PostLink | null
  readonly next: PostLink | null
}

export interface PostLink {
  readonly title: string
  readonly path: string
}

/** A published post or page with its neighbours in time; null when there is none. */
export async function readPost(
  { config }: Pick<ServiceDeps, 'config'>,
  sql: Sql,
  { slug }: { readonly slug: string },
): Promise<ReadablePost | null> {
  const [row] = await sql(POST_PAGE, [slug])
  if (!row) return null
  const { membersHtml, previous, next } = row
  return Object.freeze({ post: publicPost(config, row), membersHtml, previous: link(previous), next: link(next) })
}

const link = (row: NeighbourRow | null): PostLink | null =>
  row && Object.freeze({ title: row.title, path: postPath(row.slug) })
