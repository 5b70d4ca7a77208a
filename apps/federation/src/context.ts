import { fileURLToPath } from 'node:url'
import {
  type ContextOverrides,
  createSharedContext,
  type SharedContext,
} from '@rose-ash/domains/context/shared-context'
import type { Config } from './config.ts'
import { createProviderHolder, type ProviderHolder } from './sign-on/oidc/provider-holder.ts'

/** All long-lived objects of this app. */
export interface AppContext extends SharedContext<Config> {
  readonly provider: ProviderHolder
}

const viewRoots = ['./sign-on/views', './hub/views'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)))

export function createContext(config: Config, overrides: ContextOverrides = {}): AppContext {
  const shared = createSharedContext('federation', config, { viewRoots, ...overrides })
  // Extend the object instead of copying it, so that its getters stay lazy.
  return Object.assign(shared, { provider: createProviderHolder(shared) })
}
