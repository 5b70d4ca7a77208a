import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import type Provider from 'oidc-provider'
import { createProvider } from './create-provider.ts'

/** The provider, made at its first use; a failure to make it is tried again at the next one. */
export interface ProviderHolder {
  get(): Promise<Provider>
}

export function createProviderHolder(ctx: SharedContext): ProviderHolder {
  let made: Promise<Provider> | undefined
  return {
    get() {
      made ??= createProvider(ctx).catch((error) => {
        made = undefined
        throw error
      })
      return made
    },
  }
}
