import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { createSharedContext } from '@rose-ash/shared/context/shared-context'
import { Pool } from 'undici'
import { startTestStack } from '../support/with-stack.ts'
import { cpuMsOf } from './cpu-of.ts'
import { round } from './measure.ts'
import { type BenchProvider, Visitor } from './sign-on-visitor.ts'

const SECONDS = 6
const VISITORS = 8
const READER = 'https://reader.example/callback'
const RESULTS = fileURLToPath(new URL('../../bench/sign-on.json', import.meta.url))

/** `npx pnpm bench sign-on`: what a sign-in costs our provider, against oidc-provider in memory, in one run. */
const stack = await startTestStack({ nodeEnv: 'production' })
const stock = fork(fileURLToPath(new URL('./stock-provider.ts', import.meta.url)), {
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
})
const ctx = createSharedContext('federation', parseEnv(baseEnvSchema, { ...stack.env, LOG_LEVEL: 'warn' }))
try {
  const issuer = await new Promise<string>((resolve) =>
    stock.once('message', (told) => resolve((told as { issuer: string }).issuer)),
  )
  const ours = await ourProvider()
  const cases = [
    ...(await measureAll('stock in memory', stock.pid!, stockProvider(issuer))),
    ...(await measureAll('rose ash', ours.pid, ours.provider)),
  ]
  const perCore = (provider: string, what: string) =>
    cases.find((one) => one.provider === provider && one.what === what)?.perCoreSecond ?? 0
  const ratios = Object.fromEntries(
    ['logins', 'silent sign-ons', 'refreshes'].map((what) => [
      what,
      round(perCore('rose ash', what) / perCore('stock in memory', what), 2),
    ]),
  )
  const bars = { 'logins at least 0.6 of stock in memory': (ratios.logins ?? 0) >= 0.6 }
  mkdirSync(dirname(RESULTS), { recursive: true })
  writeFileSync(RESULTS, `${JSON.stringify({ node: process.version, cases, ratios, bars }, null, 2)}\n`)
  console.table(cases)
  console.log('ratios', ratios)
  for (const [bar, held] of Object.entries(bars)) console.log(`${held ? '✓' : '✗'} ${bar}`)
} finally {
  stock.kill()
  await ctx.close()
  await stack.stop()
}

async function measureAll(provider: string, pid: number, target: BenchProvider) {
  const pool = new Pool(target.address, { connections: VISITORS })
  // Visitors of their own for each case: the in-memory adapter forgets whatever was not used among the last thousand things.
  const cases = [await measure(provider, 'logins', pid, () => new Visitor(target, pool).signOn())]
  const silent = await signedOn(target, pool)
  cases.push(
    await measure(provider, 'silent sign-ons', pid, (lane) => silent[lane]!.visitor.signOn({ prompt: 'none' })),
  )
  const connected = await signedOn(target, pool)
  const refresh = async (lane: number) => {
    const one = connected[lane]!
    const tokens = await one.visitor.token({ grant_type: 'refresh_token', refresh_token: one.refreshToken })
    one.refreshToken = tokens.refresh_token!
  }
  cases.push(await measure(provider, 'refreshes', pid, refresh))
  await pool.close()
  return cases
}

function signedOn(target: BenchProvider, pool: Pool) {
  return Promise.all(
    Array.from({ length: VISITORS }, async () => {
      const visitor = new Visitor(target, pool)
      const tokens = await visitor.signOn({ scope: 'openid offline_access', prompt: 'consent' })
      return { visitor, refreshToken: tokens.refresh_token! }
    }),
  )
}

/** Runs one thing in as many lanes as there are visitors; the first second only warms up. */
async function measure(provider: string, what: string, pid: number, once: (lane: number) => Promise<unknown>) {
  const during = async (seconds: number) => {
    const until = Date.now() + seconds * 1000
    let count = 0
    await Promise.all(
      Array.from({ length: VISITORS }, async (_, lane) => {
        for (; Date.now() < until; count += 1) await once(lane)
      }),
    )
    return count
  }
  await during(1)
  const before = cpuMsOf(pid)
  const count = await during(SECONDS)
  const cpuMsEach = (cpuMsOf(pid) - before) / count
  return { provider, what, count, cpuMsEach: round(cpuMsEach, 2), perCoreSecond: Math.round(1000 / cpuMsEach) }
}

function stockProvider(issuer: string): BenchProvider {
  return {
    address: issuer,
    host: new URL(issuer).host,
    paths: { authorization: '/auth', token: '/token' },
    client: { id: 'bench', secret: 'bench-secret', redirectUri: READER },
    prove: async (visitor, page) => (await visitor.request('GET', page)).location,
  }
}

/** Letters are made beside the provider: the mail is the worker's, and every address may only ask so often. */
async function ourProvider(): Promise<{ provider: BenchProvider; pid: number }> {
  const federation = stack.processes.find(({ name }) => name === 'federation')
  if (!federation) throw new Error('no process called federation')
  const { origin } = new URL(stack.url('federation'))
  const { clientId, clientSecret } = await ctx.transact((tx) =>
    ctx.services.account.registerClient(tx, { name: 'Bench', redirectUris: [READER], byId: null }),
  )
  const email = 'member@rose.localhost'
  const proving = { origin, 'x-forwarded-proto': new URL(origin).protocol.slice(0, -1) }
  // Who is proven and still meets a page is asked for their leave.
  const proven = new WeakSet<Visitor>()
  return {
    pid: federation.pid,
    provider: {
      address: federation.url,
      host: new URL(origin).host,
      paths: { authorization: '/oidc/auth', token: '/oidc/token' },
      client: { id: clientId, secret: clientSecret, redirectUri: READER },
      async prove(visitor, page) {
        if (proven.has(visitor))
          return (await visitor.request('POST', `${page}/consent`, { answer: 'yes' }, proving)).location
        const interactionUid = page.split('/')[2]!
        const { token } = await ctx.transact((tx) =>
          ctx.services.account.createProof(tx, { email, interactionUid, requestedFrom: 'the bench' }),
        )
        proven.add(visitor)
        return (await visitor.request('POST', `${page}/link`, { t: token }, proving)).location
      },
    },
  }
}
