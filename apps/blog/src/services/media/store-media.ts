import { createHash } from 'node:crypto'
import { basename, extname, join } from 'node:path'
import { openPicture } from '@rose-ash/shared/media/open-picture'
import { writeOnce } from '@rose-ash/shared/media/write-once'
import type { Metadata, Sharp } from 'sharp'
import { isPicture, mediaType } from './media-types.ts'
import type { StoredMedia, StoredVariant } from './stored-media.ts'

const WIDTHS = [480, 960, 1600]

/**
 * Keeps a file in `folder` under the SHA-256 of its bytes; the same bytes are kept once and never change. Pictures lose their
 * metadata (EXIF tells where somebody lives) and gain smaller WebP copies; SVG becomes PNG, so that no script can hide in it.
 * Throws when a picture cannot be read.
 */
export async function storeMedia(
  folder: string,
  { bytes, name }: { bytes: Buffer; name: string },
): Promise<StoredMedia> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const ending = extname(name).slice(1).toLowerCase()
  const stem = `${sha256.slice(0, 2)}/${sha256}`
  const originalName = basename(name)
  if (isPicture(ending)) return { sha256, originalName, ...(await storePicture(folder, stem, bytes)) }
  const type = mediaType(ending)
  const path = `${stem}.${type.ending}`
  await writeOnce(join(folder, path), async () => bytes)
  return {
    sha256,
    originalName,
    kind: type.kind,
    path,
    contentType: type.contentType,
    byteSize: bytes.length,
    width: null,
    height: null,
    variants: [],
  }
}

async function storePicture(folder: string, stem: string, bytes: Buffer) {
  const { picture, format, width, height } = await readPicture(bytes)
  const path = `${stem}.${format}`
  const byteSize = await writeOnce(join(folder, path), () =>
    picture.clone().toFormat(format, { quality: 88 }).toBuffer(),
  )
  const variants: StoredVariant[] = []
  for (const wanted of variantWidths(width))
    variants.push(await storeVariant(folder, stem, picture, { width, height, wanted }))
  return { kind: 'image' as const, path, contentType: `image/${format}`, byteSize, width, height, variants }
}

async function readPicture(bytes: Buffer) {
  const animated = (await openPicture(bytes).metadata()).format === 'gif'
  const picture = openPicture(bytes, { animated })
  const metadata = await picture.metadata()
  const { width, height } = metadata.autoOrient ?? metadata
  return { picture, format: keptFormat(metadata), width: width ?? 0, height: metadata.pageHeight ?? height ?? 0 }
}

function keptFormat({ format }: Metadata): 'jpeg' | 'png' | 'webp' | 'gif' {
  return format === 'jpeg' || format === 'webp' || format === 'gif' ? format : 'png'
}

function variantWidths(width: number): readonly number[] {
  const largest = Math.min(width, WIDTHS.at(-1) ?? width)
  return [...new Set([...WIDTHS.filter((wanted) => wanted < width), largest])].sort((a, b) => a - b)
}

async function storeVariant(
  folder: string,
  stem: string,
  picture: Sharp,
  { width, height, wanted }: { width: number; height: number; wanted: number },
): Promise<StoredVariant> {
  const path = `${stem}-w${wanted}.webp`
  const byteSize = await writeOnce(join(folder, path), () =>
    picture.clone().resize({ width: wanted }).webp({ quality: 80 }).toBuffer(),
  )
  return { width: wanted, height: Math.round((height * wanted) / width), contentType: 'image/webp', path, byteSize }
}
