import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { loadKeys, type ProviderKeys } from '@rose-ash/domains/identity/keys/load-keys'
import { issuerOf } from '@rose-ash/shared/addresses/issuer'
import type Provider from 'oidc-provider'
import { createProvider } from './create-provider.ts'

/** The provider with its keys, created at the first use; after a failure the next use tries again. */
export interface ProviderHolder {
  get(): Promise<Provider>
  /** Serves a request to one of the provider's addresses. */
  serve(req: IncomingMessage, res: ServerResponse): Promise<void>
  keys(): Promise<ProviderKeys>
}

/** Keys read longer ago than this are read again in the background. */
const LOOK_AGAIN_MS = 10_000

/** Keys read longer ago than this are not used: another replica may sign with newer ones. See ANNOUNCE_MS. */
const TOO_OLD_MS = 30_000

interface Held {
  readonly keys: ProviderKeys
  readonly provider: Provider
  readonly handler: ReturnType<Provider['callback']>
  readonly at: number
}

/** Keeps one provider and creates a new one when the keys have changed; running requests finish with the old one. */
export function createProviderHolder(ctx: SharedContext): ProviderHolder {
  const issuer = new URL(issuerOf(ctx.config))
  let held: Held | undefined
  let loading: Promise<Held> | undefined

  async function load(): Promise<Held> {
    const keys = await loadKeys(ctx)
    if (held?.keys.version === keys.version) held = { ...held, at: Date.now() }
    else {
      if (held) ctx.log.info({ kid: keys.signing[0].kid }, 'provider keys changed')
      const provider = createProvider(ctx, keys)
      held = { keys, provider, handler: provider.callback(), at: Date.now() }
    }
    return held
  }

  async function current(): Promise<Held> {
    const age = held ? Date.now() - held.at : Number.POSITIVE_INFINITY
    if (held && age < LOOK_AGAIN_MS) return held
    loading ??= load().finally(() => {
      loading = undefined
    })
    if (!held || age > TOO_OLD_MS) return loading
    loading.catch((error) => ctx.log.warn({ err: error }, 'provider keys not looked up, will be tried again'))
    return held
  }

  return {
    get: async () => (await current()).provider,
    async serve(req, res) {
      pinHost(req, issuer)
      await (await current()).handler(req, res)
    },
    keys: async () => (await current()).keys,
  }
}

/** Sets the Host header to the issuer's: the provider makes its addresses from it. */
function pinHost(req: IncomingMessage, issuer: URL): void {
  req.headers.host = issuer.host
  req.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1)
  delete req.headers['x-forwarded-host']
}
