import type { ShownPicture } from './picture.ts'

/** The columns in which tables keep the picture of a thing. */
export interface PictureColumns {
  readonly imageUrl: string | null
  readonly imageAlt: string
  readonly imageWidth: number | null
  readonly imageHeight: number | null
}

export function pictureColumns(picture: ShownPicture | null): PictureColumns {
  const { url, alt, width, height } = picture ?? { url: null, alt: '', width: null, height: null }
  return { imageUrl: url, imageAlt: alt, imageWidth: width, imageHeight: height }
}

export function readPicture({ imageUrl, imageAlt, imageWidth, imageHeight }: PictureColumns): ShownPicture | null {
  return imageUrl === null ? null : { url: imageUrl, alt: imageAlt, width: imageWidth, height: imageHeight }
}
