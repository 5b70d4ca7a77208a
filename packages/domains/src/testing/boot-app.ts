import type { RequestListener } from 'node:http'
import { type AppClient, appClient } from '@rose-ash/server/testing/app-client'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { type Environment, testEnvironment } from '@rose-ash/shared/testing/test-environment'
import type { ContextOverrides, SharedContext } from '../context/shared-context.ts'

/** The exports of an app's `config.ts`, `context.ts` and `app.ts`. */
export interface AppParts<Config, Context extends SharedContext> {
  readConfig(env: Environment): Config
  createContext(config: Config, overrides: ContextOverrides): Context
  createApp(ctx: Context): RequestListener
}

export interface BootedApp<Context extends SharedContext> {
  readonly ctx: Context
  /** A browser on the app's public host. */
  readonly client: AppClient
  /** Opens another browser, with its own cookies and its own Express app, whose page cache is empty. */
  openClient(): Promise<AppClient>
  /** Closes the context and every client. */
  close(): Promise<void>
}

/** Boots an app on this worker's own Postgres and Redis. Close it in `afterAll`. */
export async function bootApp<Config, Context extends SharedContext>(
  { readConfig, createContext, createApp }: AppParts<Config, Context>,
  { env, ...overrides }: ContextOverrides & { readonly env?: Environment } = {},
): Promise<BootedApp<Context>> {
  const ctx = createContext(readConfig(await testEnvironment(env)), overrides)
  const clients: AppClient[] = []
  const openClient = async () => {
    const client = await appClient(createApp(ctx), ctx.app as AppName)
    clients.push(client)
    return client
  }
  return {
    ctx,
    client: await openClient(),
    openClient,
    async close() {
      await Promise.all(clients.map((client) => client.close()))
      await ctx.close()
    },
  }
}
