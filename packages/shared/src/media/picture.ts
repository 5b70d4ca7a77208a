export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'

/** One file of a picture. `path` is below ROSE_DATA_DIR/media. */
export interface PictureVariant {
  readonly path: string
  readonly contentType: string
  readonly width: number
  readonly height: number
  readonly byteSize: number
}

/** A picture as it is stored: the file that every browser can show, and copies in other sizes and formats. */
export interface Picture extends PictureVariant {
  /** SHA-256 of the bytes that were sent. */
  readonly hash: string
  /** What the picture shows, in words; null when that is not known, '' when it only decorates. */
  readonly alt: string | null
  readonly variants: readonly PictureVariant[]
}

/** The address of a stored file, the same on every host of the house. */
export function mediaUrl(path: string): string {
  return `/media/${path}`
}

/** The path of a stored file from its address, or undefined when the address is not one of ours. */
export function mediaPath(url: string): string | undefined {
  return url.startsWith('/media/') ? url.slice('/media/'.length) : undefined
}
