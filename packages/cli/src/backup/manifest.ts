import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CliError } from '../cli-error.ts'

export interface DumpedTable {
  readonly name: string
  /** Those that are copied: a generated column is made again. */
  readonly columns: readonly string[]
  readonly rows: number
  /** Of the rows as COPY writes them. */
  readonly sha256: string
}

export interface Sequence {
  readonly name: string
  readonly lastValue: string
  readonly isCalled: boolean
}

/** What a backup holds; in the clear beside it, so that the host that takes backups can list and prune them without the key. */
export interface Manifest {
  readonly format: 1
  readonly takenAt: string
  /** The migrations that had made the tables, in their order. */
  readonly migrations: readonly string[]
  readonly tables: readonly DumpedTable[]
  readonly sequences: readonly Sequence[]
  /** The files of the media folder at that time. */
  readonly media: readonly string[]
}

export interface Backup extends Manifest {
  /** Its folder below that of all backups: the time at which it was taken. */
  readonly name: string
}

const COMPLETE = /^\d{8}T\d{9}Z$/

/** The name of a backup that is taken now: `20261128T033000000Z`. */
export function backupName(takenAt: Date): string {
  return takenAt.toISOString().replace(/[-:.]/g, '')
}

/** The complete backups of a folder, newest first. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => COMPLETE.test(name)).sort()
  return Promise.all(names.reverse().map((name) => readBackup(folder, name)))
}

/** Throws CliError when there is none. */
export async function newestBackup(folder: string): Promise<Backup> {
  const [newest] = await listBackups(folder)
  if (!newest) throw new CliError(`There are no backups in ${folder}.`)
  return newest
}

/** Throws CliError when there is no such backup, or one that a newer version wrote. */
export async function readBackup(folder: string, name: string): Promise<Backup> {
  const text = await readFile(join(folder, name, 'manifest.json'), 'utf8').catch(() => {
    throw new CliError(`There is no backup ${name} in ${folder}.`)
  })
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== 1) throw new CliError(`${name} was written by a newer version of rose.`)
  return { name, ...manifest }
}
