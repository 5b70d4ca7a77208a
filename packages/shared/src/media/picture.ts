export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'

/** One file of a picture. `path` is below ROSE_DATA_DIR/media. */
export interface PictureVariant {
  readonly path: string
  readonly contentType: string
  readonly width: number
  readonly height: number
  readonly byteSize: number
}

/** A stored picture: the file that every browser can display, and copies in other sizes and formats. */
export interface Picture extends PictureVariant {
  /** SHA-256 of the uploaded bytes. */
  readonly hash: string
  /** The alternative text; null when unknown, '' when the picture is decorative. */
  readonly alt: string | null
  readonly variants: readonly PictureVariant[]
}

/** A picture of a thing as pages show it, on any site. Width and height are null when nobody wrote them down. */
export interface ShownPicture {
  readonly url: string
  readonly alt: string
  readonly width: number | null
  readonly height: number | null
}

/** The address of a stored file, a path that every app serves. */
export function mediaUrl(path: string): string {
  return `/media/${path}`
}

/** The path of a stored file from its address; undefined when the address is not of a stored file. */
export function mediaPath(url: string): string | undefined {
  return url.startsWith('/media/') ? url.slice('/media/'.length) : undefined
}
