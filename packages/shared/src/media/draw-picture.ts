import { createHash } from 'node:crypto'
import type { Metadata, Sharp } from 'sharp'
import { lazy } from '../context/lazy.ts'
import { asPictureRefusal, openPicture, type PictureLimits } from './open-picture.ts'
import type { PictureFormat, PictureVariant } from './picture.ts'
import { copyPath, copyWidths } from './picture-copies.ts'

export interface PictureWishes extends Omit<PictureLimits, 'animated'> {
  /** Its folder below the media folder. Default: the first two digits of the hash. */
  readonly folder?: string
  /** Crops a square of this side around the most salient part. */
  readonly square?: number
  /** Formats of the whole picture; the first one is the fallback for every browser. Default: the format of the upload. */
  readonly formats?: readonly PictureFormat[]
  /** Widths of smaller WebP copies, never wider than the picture: instead of wider ones a copy of the full width is made. */
  readonly widths?: readonly number[]
  readonly alt?: string | null
}

export interface DrawnFile extends Omit<PictureVariant, 'byteSize'> {
  /** Encodes the file at the first call. */
  bytes(): Promise<Buffer>
}

/** A picture that is checked and measured, but not yet encoded or written. */
export interface DrawnPicture {
  readonly hash: string
  readonly alt: string | null
  /** The whole picture in each of the formats. */
  readonly whole: readonly [DrawnFile, ...DrawnFile[]]
  readonly smaller: readonly DrawnFile[]
}

const QUALITY: Readonly<Record<PictureFormat, number>> = { jpeg: 88, png: 88, gif: 88, webp: 82, avif: 60 }
const KEPT_QUALITY = 88
const COPY_QUALITY = 80

/** Checks and measures a picture. Throws PictureRefusedError as `openPicture` does. */
export async function drawPicture(bytes: Buffer, wishes: PictureWishes = {}): Promise<DrawnPicture> {
  const { picture, metadata } = await openPicture(bytes, { ...wishes, animated: !wishes.formats })
  const hash = createHash('sha256').update(bytes).digest('hex')
  const stem = `${wishes.folder ?? hash.slice(0, 2)}/${hash}`
  const { square } = wishes
  const shown = square ? picture.resize(square, square, { fit: 'cover', position: 'attention' }) : picture
  const size = square ? { width: square, height: square } : sizeOf(metadata)
  const draw = (path: string, format: PictureFormat, width: number, make: () => Sharp): DrawnFile => {
    const height = Math.round((size.height * width) / size.width)
    return {
      path,
      contentType: `image/${format}`,
      width,
      height,
      bytes: lazy(() => asPictureRefusal(() => make().toBuffer())),
    }
  }
  const kept = keptFormat(metadata)
  const whole = (format: PictureFormat, quality: number) =>
    draw(`${stem}.${format}`, format, size.width, () => shown.clone().toFormat(format, { quality }))
  const [first, ...others] = wishes.formats ?? []
  return {
    hash,
    alt: wishes.alt ?? null,
    whole: first
      ? [whole(first, QUALITY[first]), ...others.map((format) => whole(format, QUALITY[format]))]
      : [whole(kept, KEPT_QUALITY)],
    smaller: copyWidths(size.width, wishes.widths ?? []).map((width) =>
      draw(copyPath(stem, width), 'webp', width, () => smallerCopy(shown, width)),
    ),
  }
}

/** A WebP copy of a picture, never wider than the picture. */
export function smallerCopy(picture: Sharp, width: number): Sharp {
  return picture.clone().resize({ width, withoutEnlargement: true }).webp({ quality: COPY_QUALITY })
}

/** The size as displayed: after EXIF rotation, one frame of an animation. */
function sizeOf(metadata: Metadata): { width: number; height: number } {
  const { width = 0, height = 0 } = metadata.autoOrient ?? metadata
  return { width, height: metadata.pageHeight ?? height }
}

function keptFormat({ format }: Metadata): PictureFormat {
  return format === 'jpeg' || format === 'webp' || format === 'gif' ? format : 'png'
}
