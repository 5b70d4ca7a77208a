import type { RequestListener } from 'node:http'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { ConfigError } from '@rose-ash/shared/config/parse-env'
import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { startTracing } from '@rose-ash/shared/tracing/start-tracing'
import express, { type Express } from 'express'
import { accessLog } from './access-log.ts'
import { healthRoutes } from './health-routes.ts'
import { startDraining } from './lifecycle.ts'
import { type Listening, listen } from './listen.ts'
import { prepareSchema } from './prepare-schema.ts'
import { requestId } from './request-id.ts'
import { waitForStores } from './wait-for-stores.ts'

/** A background worker that can finish its current work and stop. */
export interface RunningWorker {
  stop(): Promise<void>
}

export interface ProcessParts<Config extends BaseConfig, Context extends BaseContext> {
  /** Parses the environment; throws ConfigError. */
  readConfig(): Config
  createContext(config: Config): Context | Promise<Context>
  createApp(ctx: Context): RequestListener | Promise<RequestListener>
  /** Starts this app's queue workers, reactions and flows; imported only for a role with a worker. */
  readonly worker?: () => Promise<{ startWorker(ctx: Context): Promise<RunningWorker> }>
  /** Starts what leaves this app: its letters, and what goes to other servers. */
  readonly deliveries?: () => Promise<{ startDeliveries(ctx: Context): Promise<RunningWorker> }>
  /** Overrides ROLE. */
  readonly role?: BaseConfig['ROLE']
}

/**
 * Runs an app in its ROLE: `web` serves pages; `worker` does background work and `deliveries` the part of it that leaves the house, and
 * both serve only health and metrics; `all` does everything in one process. Waits for the stores and the schema; SIGTERM or SIGINT drains and closes. Ends the process when it cannot start.
 */
export async function runProcess<Config extends BaseConfig, Context extends BaseContext>(
  parts: ProcessParts<Config, Context>,
): Promise<void> {
  const config = readConfigOrLeave(parts)
  const ctx = await parts.createContext(config)
  const stopTracing = await startTracing(ctx.app, config)
  const role = parts.role ?? config.ROLE
  let listening: Listening | undefined
  let worker: RunningWorker | undefined

  let stopping = false
  const stop = (reason: string, exitCode: number) => {
    if (stopping) return
    stopping = true
    void shutDown(ctx, reason, exitCode, async () => {
      await Promise.all([listening?.drain(), worker?.stop()])
      await stopTracing()
    })
  }
  process.once('SIGTERM', () => stop('SIGTERM', 0))
  process.once('SIGINT', () => stop('SIGINT', 0))
  process.on('uncaughtException', (error) => {
    ctx.log.fatal({ err: error }, 'uncaught exception')
    stop('uncaught exception', 1)
  })
  process.on('unhandledRejection', (error) => {
    ctx.log.fatal({ err: error }, 'unhandled rejection')
    stop('unhandled rejection', 1)
  })

  try {
    await waitForStores(ctx)
    await prepareSchema(ctx)
    listening = await listen(servesPages(role) ? await parts.createApp(ctx) : healthOnly(ctx), config.PORT)
    if (role !== 'web') worker = await startWorkers(ctx, role, parts)
    ctx.log.info({ role, port: listening.port }, 'service started')
  } catch (error) {
    ctx.log.fatal({ err: error }, 'service could not start')
    stop('could not start', 1)
  }
}

const servesPages = (role: BaseConfig['ROLE']) => role === 'web' || role === 'all'

/** Starts what an app does without being asked, as far as its role says. */
export async function startWorkers<Config extends BaseConfig, Context extends BaseContext>(
  ctx: Context,
  role: BaseConfig['ROLE'],
  { worker, deliveries }: Pick<ProcessParts<Config, Context>, 'worker' | 'deliveries'>,
): Promise<RunningWorker> {
  const leaving = deliveries && (await (await deliveries()).startDeliveries(ctx))
  const own = worker && role !== 'deliveries' && (await (await worker()).startWorker(ctx))
  return { stop: async () => void (await Promise.all([leaving?.stop(), own && own.stop()])) }
}

function readConfigOrLeave<Config extends BaseConfig>({ readConfig }: { readConfig(): Config }): Config {
  try {
    return readConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(78)
  }
}

/** A process that works serves health and metrics only. */
function healthOnly(ctx: BaseContext): Express {
  const app = express().disable('x-powered-by').use(requestId, accessLog(ctx))
  healthRoutes(app, 'kernel', ctx)
  return app
}

const LAST_RESORT_MS = 15_000

async function shutDown(ctx: BaseContext, reason: string, exitCode: number, drain: () => Promise<void>): Promise<void> {
  setTimeout(() => process.exit(exitCode || 1), LAST_RESORT_MS).unref()
  startDraining()
  ctx.log.info({ reason }, 'service stopping')
  await drain().catch((error) => ctx.log.error({ err: error }, 'drain failed'))
  await ctx.close().catch((error) => ctx.log.error({ err: error }, 'close failed'))
  ctx.log.info('service stopped')
  process.exit(exitCode)
}
