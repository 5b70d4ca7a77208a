import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import type { PostKind, PostState, PostStatus, PostVisibility } from '@rose-ash/shared/protocols/blog'
import { postPath } from './post-path.ts'

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
    kind: row.kind as PostKind,
    status: row.status as PostStatus,
    visibility: row.visibility as PostVisibility,
    path: postPath(row.slug),
    url: publicUrl(config, 'blog', postPath(row.slug)),
    changed,
  })
}
