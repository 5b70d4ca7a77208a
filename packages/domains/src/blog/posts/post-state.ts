import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { PostNotFoundError } from './post-errors.ts'
import {
  POST_KINDS,
  POST_STATUSES,
  POST_VISIBILITIES,
  type PostKind,
  type PostStatus,
  type PostVisibility,
} from './post-kinds.ts'
import { postPath } from './post-path.ts'

/** A post after a command. */
export interface PostState {
  readonly id: string
  readonly kind: PostKind
  readonly slug: string
  readonly title: string
  readonly status: PostStatus
  readonly visibility: PostVisibility
  readonly version: number
  readonly publishedAt: Date | null
  readonly scheduledAt: Date | null
  readonly path: string
  readonly url: string
  /** Whether this call changed anything. */
  readonly changed: boolean
}

export const STATE_SELECT = {
  id: true,
  kind: true,
  slug: true,
  title: true,
  status: true,
  visibility: true,
  version: true,
  publishedAt: true,
  scheduledAt: true,
} as const

export interface StateRow {
  readonly id: string
  readonly kind: string
  readonly slug: string
  readonly title: string
  readonly status: string
  readonly visibility: string
  readonly version: number
  readonly publishedAt: Date | null
  readonly scheduledAt: Date | null
}

export function postState(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, row: StateRow, changed: boolean): PostState {
  return Object.freeze({
    ...row,
    kind: oneOf(POST_KINDS, row.kind),
    status: oneOf(POST_STATUSES, row.status),
    visibility: oneOf(POST_VISIBILITIES, row.visibility),
    path: postPath(row.slug),
    url: publicUrl(config, 'blog', postPath(row.slug)),
    changed,
  })
}

/** The state of a post. Throws PostNotFoundError. */
export async function readPostState(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { postId, changed }: { postId: string; changed: boolean },
): Promise<PostState> {
  const row = await tx.post.findUnique({ where: { id: postId }, select: STATE_SELECT })
  if (!row) throw new PostNotFoundError(postId)
  return postState(config, row, changed)
}
