import { createServerContext, type ServerContext, type ServerOverrides } from '@rose-ash/server/context/server-context'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Services } from '@rose-ash/shared/protocols/services'
import { createServices } from './create-services.ts'

/** The context of the apps: a server context with all domains behind their protocols. */
export type SharedContext<Config extends BaseConfig = BaseConfig> = ServerContext<Config>

export interface ContextOverrides extends ServerOverrides {
  readonly services?: Partial<Services>
}

/** Creates the context of an app. Connections open at their first use, so creating it is cheap and does not fail when a server is down. */
export function createSharedContext<Config extends BaseConfig>(
  app: SharedContext['app'],
  config: Config,
  { services, ...overrides }: ContextOverrides = {},
): SharedContext<Config> {
  return createServerContext(app, config, (parts) => createServices(parts, services), overrides)
}
