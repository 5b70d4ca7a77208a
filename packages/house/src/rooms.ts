import type { RequestListener } from 'node:http'
import * as accountApp from '@rose-ash/account/app'
import * as accountConfig from '@rose-ash/account/config'
import * as accountContext from '@rose-ash/account/context'
import * as blogApp from '@rose-ash/blog/app'
import * as blogConfig from '@rose-ash/blog/config'
import * as blogContext from '@rose-ash/blog/context'
import * as cartApp from '@rose-ash/cart/app'
import * as cartConfig from '@rose-ash/cart/config'
import * as cartContext from '@rose-ash/cart/context'
import * as eventsApp from '@rose-ash/events/app'
import * as eventsConfig from '@rose-ash/events/config'
import * as eventsContext from '@rose-ash/events/context'
import * as federationApp from '@rose-ash/federation/app'
import * as federationConfig from '@rose-ash/federation/config'
import * as federationContext from '@rose-ash/federation/context'
import * as marketApp from '@rose-ash/market/app'
import * as marketConfig from '@rose-ash/market/config'
import * as marketContext from '@rose-ash/market/context'
import { type RunningWorker, startWorkers } from '@rose-ash/server/app/run-process'
import type { ServerContext, ServerOverrides } from '@rose-ash/server/context/server-context'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { BaseContext } from '@rose-ash/shared/context/base-context'
import type { Env } from './config.ts'

/** What runs in the house as it runs in a process of its own. */
export interface Room {
  readonly ctx: BaseContext
  createApp(): RequestListener | Promise<RequestListener>
  startWorker(): Promise<RunningWorker>
}

interface Parts<Config, Context extends ServerContext> {
  readConfig(env?: Env): Config
  createContext(config: Config, overrides?: ServerOverrides): Context
  createApp(ctx: Context): RequestListener
  readonly worker: () => Promise<{ startWorker(ctx: Context): Promise<RunningWorker> }>
  readonly deliveries: () => Promise<{ startDeliveries(ctx: Context): Promise<RunningWorker> }>
}

/** Reads the configuration now; what is returned makes the context. */
type Prepared = (overrides: ServerOverrides) => Room

function room<Config, Context extends ServerContext>(parts: Parts<Config, Context>): (env: Env) => Prepared {
  return (env) => {
    const config = parts.readConfig(env)
    return (overrides) => {
      const ctx = parts.createContext(config, overrides)
      return {
        ctx,
        createApp: () => parts.createApp(ctx),
        startWorker: () => startWorkers(ctx, 'all', parts),
      }
    }
  }
}

/** The six apps, each by its own four doors. */
export const ROOMS: Readonly<Record<AppName, (env: Env) => Prepared>> = {
  blog: room({
    ...blogConfig,
    ...blogContext,
    ...blogApp,
    worker: () => import('@rose-ash/blog/worker'),
    deliveries: () => import('@rose-ash/blog/deliveries'),
  }),
  market: room({
    ...marketConfig,
    ...marketContext,
    ...marketApp,
    worker: () => import('@rose-ash/market/worker'),
    deliveries: () => import('@rose-ash/market/deliveries'),
  }),
  events: room({
    ...eventsConfig,
    ...eventsContext,
    ...eventsApp,
    worker: () => import('@rose-ash/events/worker'),
    deliveries: () => import('@rose-ash/events/deliveries'),
  }),
  federation: room({
    ...federationConfig,
    ...federationContext,
    ...federationApp,
    worker: () => import('@rose-ash/federation/worker'),
    deliveries: () => import('@rose-ash/federation/deliveries'),
  }),
  cart: room({
    ...cartConfig,
    ...cartContext,
    ...cartApp,
    worker: () => import('@rose-ash/cart/worker'),
    deliveries: () => import('@rose-ash/cart/deliveries'),
  }),
  account: room({
    ...accountConfig,
    ...accountContext,
    ...accountApp,
    worker: () => import('@rose-ash/account/worker'),
    deliveries: () => import('@rose-ash/account/deliveries'),
  }),
}
