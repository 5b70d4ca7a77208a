import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { REPO_ROOT } from '../../repo-root.ts'
import { isAlive } from '../is-alive.ts'
import { withFileLock } from '../with-file-lock.ts'
import { startTestPostgres } from './start-test-postgres.ts'
import { startTestRedis } from './start-test-redis.ts'

interface Server {
  readonly url: string
  readonly pid: number
}

export interface TestServers {
  readonly postgres: Server
  readonly redis: Server
}

/** The folder of this checkout's shared test servers: a short path, writable, outside the working tree. */
const SHARED_FOLDER = join(tmpdir(), `rose-test-${createHash('sha256').update(REPO_ROOT).digest('hex').slice(0, 8)}`)

/** The test servers under `folder`, started unless they run. Several Jest runs can share them. `isDurable`: what is measured there holds in production. */
export async function ensureTestServers(folder = SHARED_FOLDER, { isDurable = false } = {}): Promise<TestServers> {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  return withFileLock(join(folder, 'lock'), async () => {
    const running = await readServers(folder)
    const postgres = isRunning(running?.postgres) ? running.postgres : await startTestPostgres(folder, isDurable)
    const redis = isRunning(running?.redis) ? running.redis : await startTestRedis(folder)
    await writeFile(join(folder, 'servers.json'), JSON.stringify({ postgres, redis }))
    return { postgres, redis }
  })
}

/** Stops the servers of `ensureTestServers(folder)` and removes their data. */
export async function stopTestServers(folder = SHARED_FOLDER): Promise<void> {
  const running = await readServers(folder)
  for (const server of [running?.postgres, running?.redis]) if (isRunning(server)) await stop(server.pid)
  await rm(folder, { recursive: true, force: true })
}

async function readServers(folder: string): Promise<Partial<TestServers> | undefined> {
  const text = await readFile(join(folder, 'servers.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}

function isRunning(server: Server | undefined): server is Server {
  return server !== undefined && isAlive(server.pid)
}

/** Stops a server by SIGINT, PostgreSQL's fast shutdown, which Redis accepts too. */
async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50) await sleep(50)
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}
