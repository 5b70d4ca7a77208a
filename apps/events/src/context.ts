import { fileURLToPath } from 'node:url'
import {
  type ContextOverrides,
  createSharedContext,
  type SharedContext,
} from '@rose-ash/domains/context/shared-context'
import type { Config } from './config.ts'

export type AppContext = SharedContext<Config>

const viewRoots = [fileURLToPath(new URL('./views', import.meta.url))]

/** Creates all long-lived objects of the events service. */
export function createContext(config: Config, overrides: ContextOverrides = {}): AppContext {
  return createSharedContext('events', config, { viewRoots, ...overrides })
}
