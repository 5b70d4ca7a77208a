import { type DrawnFile, type DrawnPicture, drawPicture, type PictureWishes } from './draw-picture.ts'
import type { MediaStore } from './media-store.ts'
import type { Picture, PictureVariant } from './picture.ts'
import { PictureRefusedError } from './picture-refused-error.ts'

/** The disk is full, the quota used up, or a file larger than the system lets this process write. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/**
 * Stores a picture under the SHA-256 of its bytes, without its metadata, with copies for smaller screens. A file is written once and
 * never changes, however often the same picture is stored. Throws PictureRefusedError before anything is written, or when the disk is full.
 */
export async function storePicture(media: MediaStore, bytes: Buffer, wishes?: PictureWishes): Promise<Picture> {
  return writePicture(media, await drawPicture(bytes, wishes))
}

/** Writes a drawn picture; files that exist are neither encoded nor written again. Throws PictureRefusedError when the disk is full. */
export async function writePicture(media: MediaStore, { hash, alt, whole, smaller }: DrawnPicture): Promise<Picture> {
  const [first, ...others] = whole
  const shown = await write(media, first)
  const variants: PictureVariant[] = []
  // One after the other, to bound memory: each encoding needs memory for all pixels.
  for (const file of [...others, ...smaller]) variants.push(await write(media, file))
  return { hash, alt, ...shown, variants }
}

async function write(media: MediaStore, { bytes, ...file }: DrawnFile): Promise<PictureVariant> {
  try {
    return { ...file, byteSize: await media.writeOnce(file.path, bytes) }
  } catch (cause) {
    if (!NO_ROOM.has(String((cause as NodeJS.ErrnoException).code))) throw cause
    throw new PictureRefusedError('picture_no_room', 'no room to store a picture', { cause })
  }
}
