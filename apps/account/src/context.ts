import { fileURLToPath } from 'node:url'
import {
  type ContextOverrides,
  createSharedContext,
  type SharedContext,
} from '@rose-ash/domains/context/shared-context'
import type { Config } from './config.ts'

/** All long-lived objects of this app. */
export type AppContext = SharedContext<Config>

const viewRoots = [fileURLToPath(new URL('./views', import.meta.url))]

export function createContext(config: Config, overrides: ContextOverrides = {}): AppContext {
  return createSharedContext('account', config, { viewRoots, ...overrides })
}
