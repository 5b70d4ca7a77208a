import { spawnSync } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { startDetached } from './start-detached.ts'

/** Each Jest worker has a database of its own, so there are many. */
const DATABASES = '1024'

/** A Redis that keeps nothing on disk. Throws one clear line when no server program is installed. */
export async function startTestRedis(folder: string): Promise<{ url: string; pid: number }> {
  const port = await freePort()
  const pid = await startDetached({
    command: redisProgram(),
    args: `--port ${port} --bind 127.0.0.1 --save --appendonly no --databases ${DATABASES} --maxclients 2000 --loglevel warning`
      .split(' ')
      .flatMap((word) => (word === '--save' ? [word, ''] : [word])),
    logFile: join(folder, 'redis.log'),
    answers: () => accepts(port),
    options: { cwd: folder },
  })
  return { url: `redis://127.0.0.1:${port}`, pid }
}

function redisProgram(): string {
  const found = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0)
  if (found) return found
  throw new Error('Redis is missing: install redis-server or valkey-server, or set TEST_REDIS_URL')
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.end())
  })
}
