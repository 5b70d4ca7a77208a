import sharp, { type Metadata, type Sharp } from 'sharp'
import { PictureRefusedError } from './picture-refused-error.ts'

/** About 7000 x 7000; limits the memory that a decompression bomb can take. */
const MAX_PIXELS = 50_000_000
const MAX_BYTES = 32 * 1024 * 1024

/** Formats that cameras and browsers produce. SVG is excluded: it can contain scripts. */
export const PHOTO_TYPES = ['jpeg', 'png', 'webp', 'gif', 'heif'] as const

export interface PictureLimits {
  /** Names of formats as sharp gives them. */
  readonly accept?: readonly string[]
  readonly maxBytes?: number
  /** Keeps all frames of a GIF; else only the first. */
  readonly animated?: boolean
}

export interface OpenedPicture {
  readonly picture: Sharp
  readonly metadata: Metadata
}

/**
 * Opens an uploaded picture, rotated upright. Pictures made from it carry no metadata: EXIF can tell where a member lives. Throws
 * PictureRefusedError when the bytes are too many, incomplete, not of an accepted type, or unpack to too many pixels.
 */
export async function openPicture(
  bytes: Buffer,
  { accept = PHOTO_TYPES, maxBytes = MAX_BYTES, animated = false }: PictureLimits = {},
): Promise<OpenedPicture> {
  if (bytes.length > maxBytes) throw new PictureRefusedError('picture_too_large', `a picture of ${bytes.length} bytes`)
  const still = await asPictureRefusal(() => open(bytes).metadata())
  if (!accept.includes(still.format ?? ''))
    throw new PictureRefusedError('picture_type_refused', `a picture of type ${still.format}`)
  if (!animated || still.format !== 'gif') return { picture: open(bytes), metadata: still }
  const picture = open(bytes, true)
  return { picture, metadata: await asPictureRefusal(() => picture.metadata()) }
}

/** Runs work on a picture; turns the library's errors into PictureRefusedError. */
export async function asPictureRefusal<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    const isBomb = /pixel limit/.test(String(cause))
    throw new PictureRefusedError(
      isBomb ? 'picture_too_many_pixels' : 'picture_unreadable',
      isBomb ? `a picture of more than ${MAX_PIXELS} pixels` : 'a picture that cannot be read',
      { cause },
    )
  }
}

function open(bytes: Buffer, animated = false): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated }).autoOrient()
}
