import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/**
 * oidc-provider as it comes, with its in-memory adapter: every visitor who begins a sign-in is signed in. Tells its parent its
 * port. The adapter keeps the last thousand entries or so, and a sign-on makes eight: on a busy machine a visitor whose turn came
 * late was forgotten. This store is the same with room for twenty times as many.
 */
const { default: MemoryAdapter } = await import(import.meta.resolve('oidc-provider/lib/adapters/memory_adapter.js'))
const { default: LeastRecentlyUsed } = await import(import.meta.resolve('oidc-provider/lib/helpers/lru.js'))
const store = new LeastRecentlyUsed({ maxSize: 20_000 })
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const server = createServer((req, res) => handle(req, res))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const provider = new Provider(issuer, {
  adapter: (model: string) => new MemoryAdapter(model, store),
  clients: [
    {
      client_id: 'bench',
      client_secret: 'bench-secret',
      redirect_uris: ['https://reader.example/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as never] },
  cookies: { keys: ['bench-cookie-key'] },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  loadExistingGrant: async ({ oidc }) => {
    const grantId = oidc.session?.grantIdFor('bench')
    const known = grantId ? await oidc.provider.Grant.find(grantId) : undefined
    if (known) return known
    const grant = new oidc.provider.Grant({ accountId: oidc.session!.accountId!, clientId: 'bench' })
    grant.addOIDCScope('openid offline_access')
    await grant.save()
    return grant
  },
})
const callback = provider.callback()

async function handle(req: Parameters<typeof callback>[0], res: Parameters<typeof callback>[1]): Promise<void> {
  if (!req.url?.startsWith('/sign-in/')) return void callback(req, res)
  const result = { login: { accountId: 'somebody' }, consent: {} }
  await provider.interactionFinished(req, res, result)
}

process.send?.({ issuer })
process.once('disconnect', () => process.exit())
