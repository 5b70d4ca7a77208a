import { createServerContext, type ServerContext, type ServerOverrides } from '@rose-ash/server/context/server-context'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Services } from '@rose-ash/shared/protocols/services'
import { createServices } from './create-services.ts'

/** Every long-lived thing that the apps have: a server's, with all six domains behind their protocols. */
export type SharedContext<Config extends BaseConfig = BaseConfig> = ServerContext<Config>

export interface ContextOverrides extends ServerOverrides {
  readonly services?: Partial<Services>
}

/** Opens what an app needs. Nothing connects before its first use, so a context is cheap and cannot fail for want of a server. */
export function createSharedContext<Config extends BaseConfig>(
  app: SharedContext['app'],
  config: Config,
  { services, ...overrides }: ContextOverrides = {},
): SharedContext<Config> {
  return createServerContext(app, config, (parts) => createServices(parts, services), overrides)
}
