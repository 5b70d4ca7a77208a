import { spawnSync } from 'node:child_process'
import { cp, mkdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { postgresBinaries } from '../../postgres/postgres-binaries.ts'
import { type PostgresOwner, postgresOwner } from '../../postgres/postgres-owner.ts'

export interface ReachableBinaries {
  readonly initdb: string
  readonly postgres: string
  readonly runAs: PostgresOwner
}

/** PostgreSQL's programs in a folder that their user can read. */
export async function reachableBinaries(): Promise<ReachableBinaries> {
  const runAs = postgresOwner()
  const native = join(dirname((await postgresBinaries()).postgres), '..')
  const folder = canRun(native, runAs) ? native : await copyWithinReach(native)
  return { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres'), runAs }
}

function canRun(folder: string, runAs: PostgresOwner): boolean {
  return spawnSync(join(folder, 'bin/postgres'), ['-V'], { ...runAs, cwd: '/' }).status === 0
}

/** Copies the programs when another user cannot enter the checkout's folder, such as root's home. */
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
