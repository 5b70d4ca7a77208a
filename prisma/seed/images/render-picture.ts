import sharp from 'sharp'
import { drawPicture } from './draw-picture.ts'
import type { PictureKind } from './kinds.ts'

const PICTURE_SIZE = 640

/** A product's picture as WebP, 640 by 640, a few kilobytes. Repeatable: kind and slug decide everything. */
export function renderPicture(kind: PictureKind, slug: string): Promise<Buffer> {
  return sharp(Buffer.from(drawPicture(kind, slug)), { density: 72 })
    .resize(PICTURE_SIZE, PICTURE_SIZE)
    .webp({ quality: 72, effort: 4, smartSubsample: true })
    .toBuffer()
}
