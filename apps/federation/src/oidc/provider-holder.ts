import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import type Provider from 'oidc-provider'
import { createProvider } from './create-provider.ts'
import { loadKeys, type ProviderKeys } from './load-keys.ts'

/** The provider and its keys, made at their first use; a failure is tried again at the next one. */
export interface ProviderHolder {
  get(): Promise<Provider>
  keys(): Promise<ProviderKeys>
}

export function createProviderHolder(ctx: SharedContext): ProviderHolder {
  const keys = once(() => loadKeys(ctx))
  return { keys, get: once(async () => createProvider(ctx, await keys())) }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make().catch((error) => {
      made = undefined
      throw error
    })
    return made
  }
}
