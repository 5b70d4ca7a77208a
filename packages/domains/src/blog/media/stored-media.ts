import type { MediaKind } from '@rose-ash/shared/media/media-types'
import type { PictureVariant } from '@rose-ash/shared/media/picture'

/** The row of a stored file; paths are below ROSE_DATA_DIR/media. */
export interface StoredMedia {
  readonly sha256: string
  readonly kind: MediaKind
  readonly path: string
  readonly contentType: string
  readonly byteSize: number
  readonly width: number | null
  readonly height: number | null
  readonly originalName: string
  readonly variants: readonly PictureVariant[]
}
