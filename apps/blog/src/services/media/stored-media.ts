import type { MediaKind } from './media-types.ts'

/** A file as it lies in ROSE_DATA_DIR/media; paths are below that folder. */
export interface StoredMedia {
  readonly sha256: string
  readonly kind: MediaKind
  readonly path: string
  readonly contentType: string
  readonly byteSize: number
  readonly width: number | null
  readonly height: number | null
  readonly originalName: string
  readonly variants: readonly StoredVariant[]
}

export interface StoredVariant {
  readonly width: number
  readonly height: number
  readonly contentType: string
  readonly path: string
  readonly byteSize: number
}
