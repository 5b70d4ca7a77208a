import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { mediaUrl } from '@rose-ash/shared/media/picture'
import { srcsetOfVariants } from '@rose-ash/shared/media/srcset'

export interface PostImage {
  /** `/media/…`, which every host serves, or an absolute address of another site. */
  readonly src: string
  readonly url: string
  readonly srcset: string | null
  readonly width: number | null
  readonly height: number | null
  readonly alt: string
  readonly caption: string | null
}

/** The columns of a file that are needed to show it as a picture. */
export const IMAGE_SELECT = {
  path: true,
  width: true,
  height: true,
  alt: true,
  variants: { select: { path: true, width: true }, orderBy: { width: 'asc' } },
} as const

export interface ImageRow {
  readonly path: string
  readonly width: number | null
  readonly height: number | null
  readonly alt: string | null
  readonly variants: readonly { readonly path: string; readonly width: number }[]
}

/** A stored picture as pages, feeds and the fediverse show it. */
export function postImage(
  config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
  row: ImageRow | null,
  { alt, caption, url }: { alt?: string | null; caption?: string | null; url?: string | null } = {},
): PostImage | null {
  if (!row) return url ? external(url, alt, caption) : null
  const src = mediaUrl(row.path)
  return Object.freeze({
    src,
    url: publicUrl(config, 'blog', src),
    srcset: srcsetOfVariants(row),
    width: row.width,
    height: row.height,
    alt: alt ?? row.alt ?? '',
    caption: caption ?? null,
  })
}

function external(url: string, alt: string | null | undefined, caption: string | null | undefined): PostImage {
  return Object.freeze({
    src: url,
    url,
    srcset: null,
    width: null,
    height: null,
    alt: alt ?? '',
    caption: caption ?? null,
  })
}
