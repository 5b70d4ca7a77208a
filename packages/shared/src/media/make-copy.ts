import { smallerCopy } from './draw-picture.ts'
import type { MediaStore } from './media-store.ts'
import { asPictureRefusal, openPicture } from './open-picture.ts'
import { COPY_WIDTHS, copyPath } from './picture-copies.ts'

/**
 * Writes the copy of a stored picture unless it exists. False when no copy of this width is made: only those of the house's widths and
 * of the picture's own are, so that nobody can fill the disk with others.
 */
export async function makeCopy(
  media: MediaStore,
  { original, stem, width }: { readonly original: string; readonly stem: string; readonly width: number },
): Promise<boolean> {
  const bytes = await media.read(original)
  if (!bytes) return false
  const { picture, metadata } = await openPicture(bytes, { animated: true })
  if (!COPY_WIDTHS.includes(width) && width !== metadata.width) return false
  await media.writeOnce(copyPath(stem, width), () => asPictureRefusal(() => smallerCopy(picture, width).toBuffer()))
  // A member may have taken the picture away meanwhile.
  if (await media.firstOf([original])) return true
  await media.remove(copyPath(stem, width))
  return false
}
