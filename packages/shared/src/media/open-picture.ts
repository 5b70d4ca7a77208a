import sharp, { type Metadata, type Sharp } from 'sharp'
import { PictureRefusedError } from './picture-refused-error.ts'

/** About 7000 x 7000: a larger picture is a bomb, or a scan that no page needs. */
export const MAX_PIXELS = 50_000_000
export const MAX_BYTES = 32 * 1024 * 1024

/** What cameras and browsers make. SVG is not among them: a program can hide in it. */
export const PHOTO_TYPES = ['jpeg', 'png', 'webp', 'gif', 'heif'] as const

export interface PictureLimits {
  /** Names of formats as sharp gives them. */
  readonly accept?: readonly string[]
  readonly maxBytes?: number
  /** Keeps all pictures of a GIF; else the first one counts. */
  readonly animated?: boolean
}

export interface OpenedPicture {
  readonly picture: Sharp
  readonly metadata: Metadata
}

/**
 * A picture that was sent to us, upright. What is made of it has none of its metadata: EXIF tells where a member lives. Throws
 * PictureRefusedError for bytes that are too many, no whole picture, of another type, or unpack to too many pixels.
 */
export async function openPicture(
  bytes: Buffer,
  { accept = PHOTO_TYPES, maxBytes = MAX_BYTES, animated = false }: PictureLimits = {},
): Promise<OpenedPicture> {
  if (bytes.length > maxBytes) throw new PictureRefusedError('picture_too_large', `a picture of ${bytes.length} bytes`)
  const still = await refuse(() => open(bytes).metadata())
  if (!accept.includes(still.format ?? ''))
    throw new PictureRefusedError('picture_type_refused', `a picture of type ${still.format}`)
  if (!animated || still.format !== 'gif') return { picture: open(bytes), metadata: still }
  const picture = open(bytes, true)
  return { picture, metadata: await refuse(() => picture.metadata()) }
}

/** Runs work on a picture; what the library throws becomes a PictureRefusedError. */
export async function refuse<Result>(work: () => Promise<Result>): Promise<Result> {
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
