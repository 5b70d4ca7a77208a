import { fileURLToPath } from 'node:url'
import {
  type ContextOverrides,
  createSharedContext,
  type SharedContext,
} from '@rose-ash/domains/context/shared-context'
import type { Config } from './config.ts'
import { createProviderHolder, type ProviderHolder } from './oidc/provider-holder.ts'

/** Every long-lived thing of this app. */
export interface AppContext extends SharedContext<Config> {
  readonly provider: ProviderHolder
}

const viewRoots = [fileURLToPath(new URL('./views', import.meta.url))]

export function createContext(config: Config, overrides: ContextOverrides = {}): AppContext {
  const shared = createSharedContext('federation', config, { viewRoots, ...overrides })
  // The getters of the shared context stay lazy: it is extended, not copied.
  return Object.assign(shared, { provider: createProviderHolder(shared) })
}
