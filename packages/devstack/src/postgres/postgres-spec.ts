import { dirname, join } from 'node:path'
import pg from 'pg'
import type { ProcessSpec } from '../supervisor/process-spec.ts'
import { createCluster } from './create-cluster.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { postgresCommand } from './postgres-command.ts'
import { postgresOwner } from './postgres-owner.ts'

export interface PostgresOptions {
  readonly dataDir: string
  readonly port: number
  readonly logFile: string
  readonly path: string | undefined
  /** More `-c name=value` settings. */
  readonly settings?: Readonly<Record<string, string>>
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  dynamic_shared_memory_type: 'posix',
}

/** How to run our own PostgreSQL 16 on loopback; creates its data folder first unless it exists. */
export async function postgresSpec({ dataDir, port, logFile, path, settings }: PostgresOptions): Promise<ProcessSpec> {
  const binaries = await postgresBinaries()
  const owner = postgresOwner()
  await createCluster(dataDir, { binaries, owner, path })
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const reads = [binaries.postgres, join(dataDir, 'PG_VERSION')]
  const command = postgresCommand(binaries.postgres, ['-D', dataDir, '-p', `${port}`, ...flags], { owner, reads, path })
  const url = postgresUrl(port, 'postgres')
  return {
    ...command,
    name: 'postgres',
    cwd: dirname(dataDir),
    env: { PATH: path ?? '', LC_ALL: 'C', TZ: 'UTC' },
    url: postgresUrl(port, 'rose'),
    logFile,
    // SIGINT is the "fast" shutdown: no new connections, running transactions are rolled back, a clean checkpoint.
    stopSignal: 'SIGINT',
    isReady: () => answers(url),
  }
}

/** The address of a database of the local server. */
export function postgresUrl(port: number, database: string): string {
  return `postgres://postgres@127.0.0.1:${port}/${database}`
}

/** Whether the server accepts a connection and answers a query. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
