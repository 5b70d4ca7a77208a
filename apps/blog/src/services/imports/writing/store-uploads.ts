import { readFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { StoredMedia } from '@rose-ash/domains/blog/media/stored-media'
import type { Logger } from '@rose-ash/shared/log/create-log'
import type { MediaStore } from '@rose-ash/shared/media/media-store'
import { IMPORT_WARNINGS } from '../../../texts/import-refusals.ts'
import { storeMedia } from '../../media/store-media.ts'

export interface StoredUploads {
  readonly byPath: ReadonlyMap<string, StoredMedia>
  /** One line for every missing or unreadable upload; its post is imported without it. */
  readonly warnings: readonly string[]
}

/**
 * Copies the uploads of an export from `content/` into the media folder. When the import fails later the copies do no harm: they are
 * named by their hash and no page refers to them.
 */
export async function storeUploads(
  { log }: { log: Logger },
  { paths, contentFolder, media }: { paths: readonly string[]; contentFolder: string | null; media: MediaStore },
): Promise<StoredUploads> {
  const byPath = new Map<string, StoredMedia>()
  const warnings: string[] = []
  if (!contentFolder && paths.length > 0) warnings.push(IMPORT_WARNINGS.noContentFolder(paths.length))
  for (const path of contentFolder ? paths : []) {
    const bytes = await readUpload(contentFolder as string, path)
    const stored =
      bytes &&
      (await storeMedia(media, { bytes, name: path }).catch((err: unknown) =>
        log.warn({ err, path }, 'upload unreadable'),
      ))
    if (stored) byPath.set(path, stored)
    else warnings.push(bytes ? IMPORT_WARNINGS.notPicture(path) : IMPORT_WARNINGS.notInFolder(path))
  }
  return { byPath, warnings }
}

/** Reads an upload; null when the path leads out of the content folder. */
async function readUpload(contentFolder: string, path: string): Promise<Buffer | null> {
  const root = resolve(contentFolder)
  const file = resolve(join(root, decodePath(path).replace(/^\/content\//, '')))
  if (!file.startsWith(root + sep)) return null
  return readFile(file).catch(() => null)
}

function decodePath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
