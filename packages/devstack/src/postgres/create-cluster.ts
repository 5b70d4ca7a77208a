import { execFile } from 'node:child_process'
import { chown, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeFileWhole } from '../write-file-whole.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { postgresCommand } from './postgres-command.ts'
import type { PostgresOwner } from './postgres-owner.ts'

const run = promisify(execFile)
const FINISHED = 'rose-cluster-created'

/** Creates the data folder of a PostgreSQL cluster unless it exists. A folder that a crash left incomplete is replaced. */
export async function createCluster(
  dataDir: string,
  {
    binaries,
    owner,
    path,
  }: {
    binaries: PostgresBinaries
    owner: PostgresOwner
    path: string | undefined
  },
): Promise<void> {
  if ((await readdir(dataDir).catch((): string[] => [])).includes(FINISHED)) return
  await rm(dataDir, { recursive: true, force: true })
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (owner.uid !== undefined) await chown(dataDir, owner.uid, owner.gid as number)
  const flags = [
    '--auth=trust',
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
    '--no-sync',
  ]
  const { command, args, ...as } = postgresCommand(binaries.initdb, [`--pgdata=${dataDir}`, ...flags], {
    owner,
    reads: [binaries.initdb, dataDir],
    path,
  })
  await run(command, [...args], { ...as, cwd: dataDir, env: { PATH: path, LC_ALL: 'C', TZ: 'UTC' } })
  await writeFileWhole(join(dataDir, FINISHED), '')
}
