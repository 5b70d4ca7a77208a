import { join } from 'node:path'
import { ambientEnvironment } from '../../config.ts'
import { freePort } from '../../free-port.ts'
import { findRedis } from '../../redis/find-redis.ts'
import { answersPing } from '../../redis/redis-spec.ts'
import { startDetached } from './start-detached.ts'

/** Each Jest worker takes a database, so there are many. */
const DATABASES = '1024'

/** Starts a Redis without persistence. Throws PlainError when no server program is installed. */
export async function startTestRedis(folder: string): Promise<{ url: string; pid: number }> {
  const port = await freePort()
  const pid = await startDetached({
    command: await findRedis(ambientEnvironment().PATH),
    args: `--port ${port} --bind 127.0.0.1 --save --appendonly no --databases ${DATABASES} --maxclients 2000 --loglevel warning`
      .split(' ')
      .flatMap((word) => (word === '--save' ? [word, ''] : [word])),
    logFile: join(folder, 'redis.log'),
    answers: () => answersPing(port),
    options: { cwd: folder },
  })
  return { url: `redis://127.0.0.1:${port}`, pid }
}
