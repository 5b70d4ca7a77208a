import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BenchProvider } from './sign-on-visitor.ts'

const CLIENT = { id: 'bench', secret: 'bench-secret', redirectUri: 'https://reader.example/callback' }

/** oidc-provider as it comes, with its in-memory adapter, in a process of its own. */
export async function startStockProvider(): Promise<BenchProvider> {
  const stock = fork(fileURLToPath(new URL('./stock-provider.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [{ issuer }] = (await once(stock, 'message')) as [{ issuer: string }]
  return {
    name: 'stock in memory',
    pid: stock.pid!,
    address: issuer,
    host: new URL(issuer).host,
    paths: { authorization: '/auth', token: '/token' },
    own: CLIENT,
    other: CLIENT,
    prove: async (visitor, page) => (await visitor.request('GET', page)).location,
    async stop() {
      stock.kill()
    },
  }
}
