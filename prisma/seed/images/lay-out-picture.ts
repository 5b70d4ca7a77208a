import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PictureKind } from './kinds.ts'
import { PICTURE_SIZE, renderPicture } from './render-picture.ts'

export interface LaidOutPicture {
  /** As pages print it: `/media/products/rye-slowly-1a2b3c4d.webp`. */
  readonly path: string
  readonly width: number
  readonly height: number
}

/** Puts a demo product's picture where /media serves it from; the drawn one of this folder, or a new drawing. Repeatable. */
export async function layOutPicture(dataDir: string, slug: string, kind: PictureKind): Promise<LaidOutPicture> {
  const drawn = fileURLToPath(new URL(`./products/${slug}.webp`, import.meta.url))
  const body = await readFile(drawn).catch(() => renderPicture(kind, slug))
  const name = `products/${slug}-${createHash('sha256').update(body).digest('hex').slice(0, 8)}.webp`
  const file = join(dataDir, 'media', name)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, body)
  return { path: `/media/${name}`, width: PICTURE_SIZE, height: PICTURE_SIZE }
}
