import { basename, extname } from 'node:path'
import type { StoredMedia } from '@rose-ash/domains/blog/media/stored-media'
import type { MediaStore } from '@rose-ash/shared/media/media-store'
import { PHOTO_TYPES } from '@rose-ash/shared/media/open-picture'
import { storeFile } from '@rose-ash/shared/media/store-file'
import { storePicture } from '@rose-ash/shared/media/store-picture'

const PICTURES = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'tif', 'tiff', 'ico'])
/** SVG is converted to PNG, since it can contain scripts. */
const ACCEPTED = [...PHOTO_TYPES, 'svg', 'tiff']
const WIDTHS = [480, 960, 1600]

/**
 * Stores a file of a post under the SHA-256 of its bytes; for a picture also smaller WebP copies. Throws PictureRefusedError when a
 * picture cannot be read.
 */
export async function storeMedia(
  media: MediaStore,
  { bytes, name }: { bytes: Buffer; name: string },
): Promise<StoredMedia> {
  const ending = extname(name).slice(1).toLowerCase()
  const originalName = basename(name)
  if (!PICTURES.has(ending)) {
    const { hash, ...file } = await storeFile(media, bytes, ending)
    return { sha256: hash, originalName, ...file, width: null, height: null, variants: [] }
  }
  const { hash, alt: _alt, ...picture } = await storePicture(media, bytes, { accept: ACCEPTED, widths: WIDTHS })
  return { sha256: hash, originalName, kind: 'image', ...picture }
}
