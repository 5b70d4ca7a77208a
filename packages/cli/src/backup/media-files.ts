import { createReadStream } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { openFile, sealFile } from './sealed-files.ts'

/**
 * Media are sealed once into a folder that all backups share: a file is named by its content and never changes. Returns the paths of
 * all that are there now.
 */
export async function sealMedia(
  media: string,
  { into, recipient }: { readonly into: string; readonly recipient: string },
) {
  const paths = await filesOf(media)
  for (const path of paths) {
    const sealed = join(into, `${path}.age`)
    if (await isThere(sealed)) continue
    await sealFile(`${sealed}.half`, createReadStream(join(media, path)), recipient)
    await rename(`${sealed}.half`, sealed)
  }
  return paths
}

/** Writes the files of a backup that are not there into the media folder of ROSE_DATA_DIR; returns their number. */
export async function restoreMedia(
  paths: readonly string[],
  { from, identity, dataDir }: { readonly from: string; readonly identity: string; readonly dataDir: string },
): Promise<number> {
  const store = mediaStore({ ROSE_DATA_DIR: dataDir })
  let written = 0
  for (const path of paths)
    await store.writeOnce(path, async () => {
      written += 1
      return buffer(await openFile(join(from, `${path}.age`), identity))
    })
  return written
}

/** Removes sealed media that no kept backup names. */
export async function pruneMedia(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const path of await filesOf(folder))
    if (!kept.has(path.replace(/\.age$/, ''))) await rm(join(folder, path), { force: true })
}

/** The files below a folder by their paths, without those that are being written. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .filter((path) => !path.startsWith('.'))
    .sort()
}

const isThere = (file: string) => stat(file).then(Boolean, () => false)
