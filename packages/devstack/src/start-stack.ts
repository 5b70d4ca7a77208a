import { join } from 'node:path'
import type { AppName, ProcessName } from '@rose-ash/shared/config/app-name'
import { ambientEnvironment } from './config.ts'
import { bringUp } from './start/bring-up.ts'
import { openDataDir } from './start/data-dir/open-data-dir.ts'
import { publicHost } from './start/options/public-base.ts'
import type { StackOptions } from './start/options/read-options.ts'
import { checkGatewayPort } from './start/ports/check-gateway-port.ts'
import { type Report, SILENT } from './start/report.ts'
import { createSupervisor } from './supervisor/create-supervisor.ts'
import type { ProcessRow } from './supervisor/process-row.ts'
import { waitFor } from './wait-for.ts'

export interface StackWishes extends Partial<StackOptions> {
  readonly dataDir: string
  readonly port: number
  /** Default: all. */
  readonly processes?: readonly ProcessName[]
  /** Whether a new database gets the demo co-op. Default: true. */
  readonly seed?: boolean
  readonly fresh?: boolean
  readonly report?: Report
  /** Aborts the start. */
  readonly signal?: AbortSignal
}

export interface Stack {
  /** The public address of a path in an app, in the mailbox (`mail`) or in the SumUp stand-in (`sumup`). */
  url(app: AppName | 'mail' | 'sumup', path?: string): string
  /** The environment of the processes: DATABASE_URL, INTERNAL_SECRET and so on. */
  readonly env: Readonly<Record<string, string>>
  /** The running processes. */
  readonly processes: readonly ProcessRow[]
  /** Sends SIGKILL and resolves when the process has ended; the supervisor then starts it again. */
  kill(name: string): Promise<void>
  /** Resolves when this process, by default every process, is ready. */
  ready(name?: string): Promise<void>
  /** Stops everything: apps, then Redis, then PostgreSQL. Safe to call twice. */
  stop(): Promise<void>
  /** Kills all processes without waiting. */
  stopAtOnce(): void
}

const STOP_ORDER = [['mailbox', 'sumup'], ['redis'], ['postgres']]

/**
 * Starts all of Rose Ash on a data folder and resolves when every process is ready. Several stacks can run at once, each with its own
 * folder and port. After a failure all started processes are stopped.
 */
export async function startStack(wishes: StackWishes): Promise<Stack> {
  const options = complete(wishes)
  const report = wishes.report ?? SILENT
  const dataDir = await openDataDir(options.dataDir, { fresh: wishes.fresh ?? false })
  const supervisor = createSupervisor({ file: dataDir.processesFile, notice: report.notice })
  let stopped: Promise<void> | null = null
  const stop = () => (stopped ??= supervisor.stop(STOP_ORDER).then(dataDir.release))
  try {
    await checkGatewayPort(options.port, options.bind)
    const { processes, seed = true, signal } = wishes
    const env = await orAborted(bringUp({ options, dataDir, supervisor, report, processes, seed, signal }), signal)
    return {
      env,
      stop,
      stopAtOnce: supervisor.killAll,
      url: (app, path = '/') => new URL(path, publicHost(options, app)).href,
      get processes() {
        return supervisor.rows()
      },
      async kill(name) {
        const { identity } = found(name)
        found(name).kill('SIGKILL')
        const noticed = async () => found(name).identity !== identity
        await waitFor(noticed, { timeoutMs: 5_000, everyMs: 5, what: `the end of ${name}` })
      },
      async ready(name) {
        const names = name ? [name] : supervisor.names()
        const areReady = async () => names.every((one) => found(one).status === 'ready')
        await waitFor(areReady, { timeoutMs: 60_000, everyMs: 50, what: `${names.join(', ')} ready` })
      },
    }
  } catch (error) {
    await stop()
    throw error
  }

  function found(name: string) {
    const supervised = supervisor.find(name)
    if (!supervised) throw new Error(`there is no process called ${name}`)
    return supervised
  }
}

/** Takes only common variables from the environment, so that tests do not depend on their user. */
function complete(wishes: StackWishes): StackOptions {
  const { PATH, HOME, LANG, TMPDIR, USER, TZ } = ambientEnvironment()
  const plain = Object.entries({ PATH, HOME, LANG, TMPDIR, USER, TZ }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return {
    port: wishes.port,
    dataDir: join(wishes.dataDir),
    domain: wishes.domain ?? 'rose.localhost',
    bind: wishes.bind ?? ['127.0.0.1', '::1'],
    nodeEnv: wishes.nodeEnv ?? 'development',
    databaseUrl: wishes.databaseUrl,
    redisUrl: wishes.redisUrl,
    env: { ...Object.fromEntries(plain), ...wishes.env },
  }
}

async function orAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return work
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  work.catch(() => {})
  return Promise.race([work, aborted.promise]).finally(() => signal.removeEventListener('abort', abort))
}
