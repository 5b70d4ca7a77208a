import { spawnSync } from 'node:child_process'
import { chown, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { ambientEnvironment } from '../../config.ts'
import { freePort } from '../../free-port.ts'
import { type ReachableBinaries, reachableBinaries } from './reachable-binaries.ts'
import { startDetached } from './start-detached.ts'

const TUNING = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '400',
  shared_buffers: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  max_wal_size: '2GB',
  checkpoint_timeout: '1h',
  log_min_messages: 'fatal',
  timezone: 'UTC',
}

/** Test data may be lost at a power cut, and commits need no disk. */
const FLEETING = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

/** Starts a PostgreSQL for tests with its data under `folder`; a durable one writes and cleans up as one in production does. */
export async function startTestPostgres(folder: string, isDurable = false): Promise<{ url: string; pid: number }> {
  const binaries = await reachableBinaries()
  const dataFolder = join(folder, 'postgres')
  await initialise(binaries, dataFolder)
  const port = await freePort()
  const tuning = { ...TUNING, ...(isDurable ? {} : FLEETING) }
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  const pid = await startDetached({
    command: binaries.postgres,
    args: ['-D', dataFolder, '-p', String(port), ...Object.entries(tuning).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    logFile: join(folder, 'postgres.log'),
    answers: () => answersQueries(url),
    options: { ...binaries.runAs, cwd: '/' },
  })
  return { url, pid }
}

async function initialise({ initdb, runAs }: ReachableBinaries, dataFolder: string): Promise<void> {
  await rm(dataFolder, { recursive: true, force: true })
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(dataFolder, runAs.uid, runAs.gid)
  const args = ['-D', dataFolder, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  const env = { ...ambientEnvironment(), LC_ALL: 'C.UTF-8' }
  const run = spawnSync(initdb, args, { ...runAs, cwd: '/', encoding: 'utf8', env })
  if (run.status !== 0) throw new Error(`initdb failed: ${run.stderr || run.error?.message}`)
}

async function answersQueries(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
