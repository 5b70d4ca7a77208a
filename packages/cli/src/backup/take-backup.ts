import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dumpTables } from './dump-tables.ts'
import { type Backup, backupName, listBackups, type Manifest } from './manifest.ts'
import { pruneMedia, sealMedia } from './media-files.ts'

export interface BackupPlaces {
  readonly databaseUrl: string
  readonly media: string
  readonly folder: string
  readonly recipient: string
}

const HALF = '.half-'

/**
 * Writes a backup into a folder of its own, which gets its name when all of it is on the disk: what was cut short is no backup. The
 * tables come first, since a file that a row names was there before the row.
 */
export async function takeBackup({ databaseUrl, media, folder, recipient }: BackupPlaces): Promise<Backup> {
  const takenAt = new Date()
  const name = backupName(takenAt)
  const half = join(folder, `${HALF}${name}`)
  await mkdir(half, { recursive: true, mode: 0o700 })
  try {
    const dumped = await dumpTables(databaseUrl, { folder: half, recipient })
    const paths = await sealMedia(media, { into: join(folder, 'media'), recipient })
    const manifest: Manifest = { format: 1, takenAt: takenAt.toISOString(), ...dumped, media: paths }
    await writeFile(join(half, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true })
    await rename(half, join(folder, name))
    await flushFolder(folder)
    return { name, ...manifest }
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  }
}

/** Removes all but the newest backups, what earlier ones left half written, and the media that none of those kept names. */
export async function pruneBackups(folder: string, keep: number): Promise<void> {
  const backups = await listBackups(folder)
  const [kept, gone] = [backups.slice(0, keep), backups.slice(keep)]
  const left = (await readdir(folder)).filter((name) => name.startsWith(HALF))
  for (const name of [...gone.map(({ name }) => name), ...left])
    await rm(join(folder, name), { recursive: true, force: true })
  await pruneMedia(join(folder, 'media'), new Set(kept.flatMap(({ media }) => media)))
}

/** A new name is on the disk when its folder is. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
