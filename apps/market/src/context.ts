import { fileURLToPath } from 'node:url'
import {
  type ContextOverrides,
  createSharedContext,
  type SharedContext,
} from '@rose-ash/domains/context/shared-context'
import type { MarketConfig } from './config.ts'

export type AppContext = SharedContext<MarketConfig>

const viewRoots = [fileURLToPath(new URL('./views', import.meta.url))]

export function createContext(config: MarketConfig, overrides: ContextOverrides = {}): AppContext {
  return createSharedContext('market', config, { viewRoots, ...overrides })
}
