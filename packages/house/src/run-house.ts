import type { RequestListener } from 'node:http'
import { openKernel } from '@rose-ash/kernel/process/kernel-process'
import { type RunningWorker, runProcess } from '@rose-ash/server/app/run-process'
import { createAssets } from '@rose-ash/server/static/assets'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { ConfigError, parseEnv } from '@rose-ash/shared/config/parse-env'
import { type BaseContext, createBaseContext } from '@rose-ash/shared/context/base-context'
import { lazy } from '@rose-ash/shared/context/lazy'
import { type Env, houseEnvironment } from './config.ts'
import { processByHost } from './process-by-host.ts'
import { ROOMS, type Room } from './rooms.ts'

interface HouseContext extends BaseContext {
  readonly rooms: readonly Room[]
}

/**
 * One process for a small server: the six apps with their workers, and the kernel, each as it is in a process of its own, on one port.
 * They share the connections to PostgreSQL and Redis, and what is bundled for browsers. The Host header says who is meant.
 */
export async function runHouse(): Promise<void> {
  const env = houseEnvironment()
  await runProcess<BaseConfig, HouseContext>({
    readConfig: () => parseEnv(baseEnvSchema, env),
    createContext: (config) => createHouseContext(config, env),
    createApp: createHouseApp,
    worker: async () => ({ startWorker }),
    role: 'all',
  })
}

function createHouseContext(config: BaseConfig, env: Env): HouseContext {
  const prepared = readConfigs(env)
  const base = createBaseContext('house', config)
  const shared = { stores: base, assets: lazy(createAssets) }
  const rooms = [...prepared.map((open) => open(shared)), kernelRoom(createBaseContext('kernel', config, shared))]
  return {
    ...base,
    rooms,
    async close() {
      for (const { ctx } of rooms) await ctx.close()
      await base.close()
    },
  }
}

/** Throws a ConfigError that names what any of the apps refuses. */
function readConfigs(env: Env) {
  const problems: string[] = []
  const prepared = APP_NAMES.flatMap((name) => {
    try {
      return [ROOMS[name](env)]
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      problems.push(...error.problems)
      return []
    }
  })
  if (problems.length > 0) throw new ConfigError([...new Set(problems)])
  return prepared
}

function kernelRoom(ctx: BaseContext): Room {
  return { ctx, ...openKernel(ctx) }
}

async function createHouseApp({ config, rooms }: HouseContext): Promise<RequestListener> {
  const apps = new Map<string, RequestListener>()
  for (const { ctx, createApp } of rooms) apps.set(ctx.app, await createApp())
  const nameOf = processByHost(config)
  return (req, res) => apps.get(nameOf(req))!(req, res)
}

async function startWorker({ rooms }: HouseContext): Promise<RunningWorker> {
  const workers = await Promise.all(rooms.map((room) => room.startWorker()))
  return { stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))) }
}
