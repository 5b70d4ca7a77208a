import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { postPath } from '../posts/post-path.ts'
import { DIGEST_STATUSES, type DigestStatus } from './digest-statuses.ts'

export interface DigestSummary {
  readonly id: string
  readonly title: string
  readonly status: DigestStatus
  readonly windowFrom: Date
  readonly windowTo: Date
  readonly publishedAt: Date | null
  readonly posts: readonly { readonly id: string; readonly title: string; readonly url: string }[]
}

/** A digest with its posts in order. Throws NotFoundError. */
export async function getDigest(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { digestId: id }: { digestId: string },
): Promise<DigestSummary> {
  const row = await tx.digest.findUnique({
    where: { id },
    include: {
      items: { orderBy: { position: 'asc' }, include: { post: { select: { id: true, title: true, slug: true } } } },
    },
  })
  if (!row) throw new NotFoundError(`there is no digest ${id}`, { code: 'digest_not_found' })
  return Object.freeze({
    id: row.id,
    title: row.title,
    status: oneOf(DIGEST_STATUSES, row.status),
    windowFrom: row.windowFrom,
    windowTo: row.windowTo,
    publishedAt: row.publishedAt,
    posts: Object.freeze(
      row.items.map(({ post }) =>
        Object.freeze({ id: post.id, title: post.title, url: publicUrl(config, 'blog', postPath(post.slug)) }),
      ),
    ),
  })
}
