import { createHash } from 'node:crypto'
import type { MediaStore } from './media-store.ts'
import { type MediaKind, mediaTypeOf } from './media-types.ts'

export interface StoredFile {
  readonly hash: string
  readonly kind: MediaKind
  readonly path: string
  readonly contentType: string
  readonly byteSize: number
}

/** Stores a file unchanged under the SHA-256 of its bytes; for files that are not pictures. An unknown ending becomes a download without a type. */
export async function storeFile(media: MediaStore, bytes: Buffer, ending: string): Promise<StoredFile> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const known = mediaTypeOf(ending)
  const path = `${hash.slice(0, 2)}/${hash}.${known ? ending.toLowerCase() : 'bin'}`
  const byteSize = await media.writeOnce(path, async () => bytes)
  return {
    hash,
    kind: known?.kind ?? 'file',
    path,
    contentType: known?.contentType ?? 'application/octet-stream',
    byteSize,
  }
}
