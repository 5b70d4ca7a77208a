import { fileURLToPath } from 'node:url'
import {
  type ContextOverrides,
  createSharedContext,
  type SharedContext,
} from '@rose-ash/domains/context/shared-context'
import type { CartConfig } from './config.ts'
import { createSumUp, type SumUp } from './services/sumup/create-sumup.ts'

export type AppContext = SharedContext<CartConfig> & { readonly sumup: SumUp }

const viewRoots = [fileURLToPath(new URL('./views', import.meta.url))]

export function createContext(config: CartConfig, overrides: ContextOverrides = {}): AppContext {
  const shared = createSharedContext('cart', config, { viewRoots, ...overrides })
  const sumup = createSumUp(shared.outgoing, {
    apiUrl: config.SUMUP_API_URL,
    apiKey: config.SUMUP_API_KEY,
    timeoutMs: config.SUMUP_TIMEOUT_MS,
  })
  return Object.create(shared, { sumup: { value: sumup, enumerable: true } }) as AppContext
}
