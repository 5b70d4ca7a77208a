import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { dieWithParent } from '../supervisor/die-with-parent.ts'
import type { ProcessSpec } from '../supervisor/process-spec.ts'

export interface RedisOptions {
  readonly program: string
  readonly dataDir: string
  readonly port: number
  readonly logFile: string
  readonly path: string | undefined
}

/** How to run our own Redis on loopback: with an append-only file and without eviction. */
export function redisSpec({ program, dataDir, port, logFile, path }: RedisOptions): ProcessSpec {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const settings = {
    port: `${port}`,
    bind: '127.0.0.1',
    dir: dataDir,
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
    save: '',
    daemonize: 'no',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
  return {
    ...dieWithParent(program, flags, { signal: 'TERM', path }),
    name: 'redis',
    cwd: dataDir,
    env: { PATH: path ?? '', LC_ALL: 'C' },
    url: `redis://127.0.0.1:${port}`,
    logFile,
    isReady: () => answersPing(port),
  }
}

/** Whether a Redis on this port answers PONG; it does not while it loads its data. */
export function answersPing(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 }, () => socket.write('PING\r\n'))
    const done = (result: boolean) => {
      socket.destroy()
      answer(result)
    }
    socket.once('data', (data) => done(data.toString().startsWith('+PONG')))
    socket.once('error', () => done(false))
    socket.once('timeout', () => done(false))
  })
}
